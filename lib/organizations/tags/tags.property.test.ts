import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { buildTree, NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { placeTags } from "./placed-tags";
import { decodeTags, emptyTagColumns, encodeTags } from "./tag-codec";
import { tagFilter, tagParameter, tagTest, type TagTest } from "./tag-filter";
import { drawnGroups, groupByTag, type TagGroup } from "./tag-groups";
import type { Tag, TagSnapshot } from "./tag-snapshot";

const rootId = RootId.parse("r-ab12");
const unitId = OrganizationalUnitId.parse("ou-ab12-cdefgh34");

/** Tags of accounts by their number; undefined where they were not read. */
type Known = readonly (readonly Tag[] | undefined)[];

const text = fc.constantFrom("env", "Env", "team", "a:b", "!x", "~", "~1", "", "prod", "PROD", "é = 1:2");
const key = text.filter((each) => each !== "");
const tags = fc.uniqueArray(fc.record({ key, value: text }), { selector: (tag) => tag.key, maxLength: 5 });
const known: fc.Arbitrary<Known> = fc.array(fc.option(tags, { nil: undefined }), { maxLength: 20 });

function world(accounts: Known): { readonly tree: OrgTree; readonly snapshot: TagSnapshot } {
  const ids = accounts.map((_, index) => AccountId.parse(String(100_000_000_000 + index)));
  const tree = buildTree({
    root: { id: rootId, name: "Root" },
    organizationalUnits: [{ id: unitId, name: "Unit", parentId: rootId }],
    accounts: ids.map((id, index) => {
      const parentId = index % 2 === 0 ? rootId : unitId;
      return { id, name: `account ${index}`, email: "", ancestorIds: [], parentId };
    }),
  });
  const all = accounts.flatMap((each) => each ?? []);
  const texts = [...new Set(all.flatMap((tag) => [tag.key, tag.value]))];
  const columns = emptyTagColumns(ids.length, all.length);
  for (const [row, each] of accounts.entries()) {
    columns.readAt[row] = each === undefined ? 0 : 1_780_000_000;
    columns.start[row + 1] = (columns.start[row] ?? 0) + (each?.length ?? 0);
  }
  for (const [place, tag] of all.entries()) {
    columns.key[place] = texts.indexOf(tag.key);
    columns.value[place] = texts.indexOf(tag.value);
  }
  const meta = { version: "1", takenAt: 0, complete: true, dueSince: 0, missingParts: [] };
  return { tree, snapshot: { meta, ids, texts, columns } };
}

const test_: fc.Arbitrary<TagTest> = fc.oneof(
  fc.record({ is: fc.constant("value" as const), key, value: text }),
  fc.record({ is: fc.constant("has-key" as const), key }),
  fc.record({ is: fc.constant("without-key" as const), key }),
  fc.record({ is: fc.constant("not-read" as const) }),
);

describe("tags of accounts", () => {
  test("are the same after encoding and decoding", () => {
    fc.assert(
      fc.property(known, (accounts) => {
        const { snapshot } = world(accounts);
        expect(decodeTags(encodeTags(snapshot))).toEqual(snapshot);
      }),
    );
  });

  test("are at their accounts, with an age, and nothing is known of the others", () => {
    fc.assert(
      fc.property(known, (accounts) => {
        const { tree, snapshot } = world(accounts);
        const placed = placeTags(tree, snapshot);
        for (const [index, each] of accounts.entries()) {
          const node = tree.ids.indexOf(snapshot.ids[index] ?? rootId);
          expect(placed.tagsAt(node)).toEqual(each);
          expect(placed.at(node).state).toBe(each === undefined ? "not-read" : "read");
        }
        expect(placed.readAccounts).toBe(accounts.filter((each) => each !== undefined).length);
        expect(placed.accounts).toBe(accounts.length);
      }),
    );
  });

  test("put each account into exactly one group of a key, as the filter of the group does", () => {
    fc.assert(
      fc.property(known, key, (accounts, by) => {
        const { tree, snapshot } = world(accounts);
        const placed = placeTags(tree, snapshot);
        const groups = groupByTag(tree, placed, by);
        const nodes = [...tree.kind.keys()].filter((node) => tree.kind[node] === NodeKind.Account);
        expect(groups.flatMap((group) => group.accounts).sort((one, other) => one - other)).toEqual(nodes);
        for (const group of groups) {
          const keeps = tagFilter(placed, [group.parameter]);
          expect(nodes.filter((node) => keeps?.(node))).toEqual(group.accounts);
        }
        const unread = groups.find(({ kind }) => kind === "not-read");
        expect(unread?.accounts.length ?? 0).toBe(accounts.filter((each) => each === undefined).length);
      }),
    );
  });

  test("are filtered with any of the values of a key, and each key that is asked for", () => {
    fc.assert(
      fc.property(
        known,
        fc.uniqueArray(test_, { selector: tagParameter, minLength: 1, maxLength: 4 }),
        (accounts, tests) => {
          const { tree, snapshot } = world(accounts);
          const keeps = tagFilter(placeTags(tree, snapshot), tests.map(tagParameter));
          for (const [index, each] of accounts.entries()) {
            const asked = tests.filter((one) => one.is !== "not-read");
            const expected =
              each === undefined
                ? tests.length > asked.length
                : asked.length > 0 &&
                  asked.every(({ key: of }) => asked.some((one) => one.key === of && isMet(one, each)));
            expect(keeps?.(tree.ids.indexOf(snapshot.ids[index] ?? rootId))).toBe(expected);
          }
        },
      ),
    );
  });

  test("come back from an address, whatever is in their keys and values", () => {
    fc.assert(
      fc.property(test_, (one) => {
        expect(tagTest(tagParameter(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(() => tagTest(typed)).not.toThrow();
      }),
    );
  });
});

function isMet(one: TagTest, all: readonly Tag[]): boolean {
  if (one.is === "not-read") return false;
  const found = all.find((tag) => tag.key === one.key);
  if (one.is === "value") return found?.value === one.value;
  return (one.is === "has-key") === (found !== undefined);
}

test("draws the largest values, and always those without the key and those not read", () => {
  const group = (kind: TagGroup["kind"], size: number): TagGroup => ({
    parameter: `${kind}${size}`,
    value: kind === "value" ? `v${size}` : undefined,
    kind,
    accounts: Array.from({ length: size }, (_, node) => node),
  });
  const groups = [
    group("value", 9),
    group("value", 5),
    group("value", 1),
    group("without-key", 3),
    group("not-read", 2),
  ];
  expect(drawnGroups(groups, 2).map(({ parameter }) => parameter)).toEqual([
    "value9",
    "value5",
    "without-key3",
    "not-read2",
  ]);
  expect(drawnGroups(groups, 50)).toEqual(groups);
});
