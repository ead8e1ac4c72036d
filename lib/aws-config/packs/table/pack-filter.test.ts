import fc from "fast-check";
import { expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf, unitId } from "@/lib/testing/arbitrary-organization";
import { arbitraryPacks, examplePackSnapshot } from "@/lib/testing/example-packs";
import { causesOf, groupByCause } from "../causes/failure-causes";
import {
  cellFilters,
  isEmptyPackFilter,
  matchesPackFilter,
  noPackFilter,
  type PackFilter,
  rowTest,
} from "./pack-filter";
import { statusesOf } from "../pack-outcome";
import { PackCell, isAccount, placePacks, withoutRecorder } from "./placed-packs";

const tree = buildTree(
  organizationOf([-1, 0], [{ parent: 0 }, { parent: 1 }, { parent: -1 }, { parent: -1, state: "SUSPENDED" }]),
);
const snapshot = examplePackSnapshot([
  {
    name: "cis",
    excluded: [2],
    rows: { 0: { status: "CREATE_FAILED", errorCode: "A" }, 1: "CREATE_SUCCESSFUL", 9: "CREATE_FAILED" },
  },
  {
    name: "pci",
    rows: { 0: "CREATE_SUCCESSFUL", 1: { status: "UPDATE_FAILED", errorCode: "B" }, 2: "CREATE_IN_PROGRESS" },
  },
]);
const placed = placePacks(tree, snapshot);

function matching(filter: Partial<PackFilter>): string[] {
  const { nodes, departed } = matchesPackFilter(placed, { ...noPackFilter, ...filter });
  const inTree = tree.ids.filter((_, node) => nodes[node] === 1);
  return [...inTree, ...departed.flatMap((row) => snapshot.accountIds[row] ?? [])].toSorted();
}
const accounts = (...numbers: number[]) => numbers.map(accountId);

it("finds what failed in any pack, or in those in question", () => {
  expect(matching({ statuses: statusesOf.failed })).toEqual(accounts(0, 1, 9));
  expect(matching({ statuses: statusesOf.failed, packs: ["cis"] })).toEqual(accounts(0, 9));
  expect(matching({ statuses: statusesOf.failed, packs: ["gone"] })).toEqual([]);
  expect(matching({ cause: causesOf(snapshot)(1, 1) })).toEqual(accounts(1));
});

it("finds accounts by what is known of their recorders, none that have left, and all while nothing has arrived", () => {
  const stateOf = (node: number) => (tree.ids[node] === accountId(1) ? "stopped" : "records");
  const recorders = {
    at: (node: number) =>
      isAccount(tree, node)
        ? ({ region: "eu-west-1", state: stateOf(node), reason: stateOf(node) } as const)
        : undefined,
    everywhere: () => [],
  };
  const laid = { ...placed, recorders };
  const asked: PackFilter = { ...noPackFilter, recorders: ["stopped"] };
  const { nodes, accounts: found, departed } = matchesPackFilter(laid, asked);
  expect([tree.ids.filter((_, node) => nodes[node] === 1), found, departed]).toEqual([accounts(1), 1, []]);
  expect(isEmptyPackFilter(asked)).toBe(false);
  expect(matching({ recorders: ["stopped"] })).toEqual(matching({}));
  expect([withoutRecorder(laid, 0), withoutRecorder(laid, 1), withoutRecorder(placed, 0)]).toEqual([
    1,
    1,
    undefined,
  ]);
});

it("finds what is left out, and what has no row", () => {
  expect(matching({ statuses: ["EXCLUDED"], packs: ["cis"] })).toEqual(accounts(2));
  expect(matching({ statuses: ["NO_ROW"], packs: ["cis"] })).toEqual(accounts(3));
});

it("finds the accounts of a pack by its name, here and inside of accounts", () => {
  const having = accounts(0, 1, 2, 9);
  expect(matching({ text: "OrgConformsPack-cis-abcd1234" })).toEqual(having);
  expect(matching({ text: "orgconformspack-pci" })).toEqual(accounts(0, 1, 2));
  expect(matching({ text: "ci" })).toEqual(having);
  expect(matching({ text: "cis", packs: ["pci"] })).toEqual([]);
  expect(matching({ text: "cis", statuses: statusesOf.failed })).toEqual(accounts(0, 1, 9));
});

it("narrows by text, place and state", () => {
  expect(matching({ text: "account-1" })).toEqual(accounts(1));
  expect(matching({ text: "1000 0000 0009" })).toEqual(accounts(9));
  expect(matching({ within: unitId(0) })).toEqual(accounts(0, 1));
  expect(matching({ within: "ou-gone-12345678" })).toEqual([]);
  expect(matching({ states: ["SUSPENDED"] })).toEqual(accounts(3));
});

it("keeps the rows of what it lets through", () => {
  const causes = (filter: Partial<PackFilter>) => {
    const asked = { ...noPackFilter, ...filter };
    const groups = groupByCause(snapshot, [0, 1], rowTest(placed, matchesPackFilter(placed, asked), asked));
    return groups.flatMap(({ rows }) => rows.map(({ row }) => snapshot.accountIds[row]));
  };
  expect(causes({}).toSorted()).toEqual(accounts(0, 1, 9));
  expect(causes({ text: "account-1" })).toEqual(accounts(1));
  expect(causes({ statuses: ["CREATE_FAILED"], within: unitId(0) })).toEqual(accounts(0));
});

it("lets every account through when it is empty", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree: organization, snapshot: packs }) => {
      const { nodes, accounts: count } = matchesPackFilter(placePacks(organization, packs), noPackFilter);
      const expected = Uint8Array.from(nodes, (_, node) => (isAccount(organization, node) ? 1 : 0));
      expect(nodes).toEqual(expected);
      expect(count).toBe(expected.reduce((sum, each) => sum + each, 0));
    }),
  );
  expect(isEmptyPackFilter(noPackFilter)).toBe(true);
});

it("splits the accounts by cell: every account of one pack has exactly one, and those excluded with a status two", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ tree: organization, snapshot: packs }) => {
      const name = packs.meta.packs[0]?.name;
      if (name === undefined) return;
      const laid = placePacks(organization, packs);
      const of = (status: (typeof cellFilters)[number]) =>
        matchesPackFilter(laid, { ...noPackFilter, packs: [name], statuses: [status] }).accounts;
      const all = matchesPackFilter(laid, noPackFilter).accounts;
      const excludedWithStatus = organization.ids.filter((id, node) => {
        const code = laid.cells[0]?.[node] ?? 0;
        return laid.excluded[0]?.has(id) === true && code !== 0 && code !== PackCell.Excluded;
      }).length;
      expect(cellFilters.reduce((sum, status) => sum + of(status), 0)).toBe(all + excludedWithStatus);
    }),
  );
});
