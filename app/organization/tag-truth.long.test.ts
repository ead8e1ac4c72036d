import { paginateListAccounts, paginateListTagsForResource } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filterOf } from "@/components/inventory/addresses/organization-address";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { loadTreeParams } from "@/components/organization/tree/tree-address";
import { targetLines } from "@/components/organization/tree/target-lines";
import { packsModel } from "@/components/packs/packs-model";
import { deployments } from "@/lib/aws-config/packs/deployments";
import { noPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  packsWhen,
  snapshotWhen,
  tagsWhen,
} from "@/lib/inventory/testing/collector-under-test";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { placeTags } from "@/lib/organizations/tags/placed-tags";
import { tagParameter, tagsInWords } from "@/lib/organizations/tags/tag-filter";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { NodeKind } from "@/lib/organizations/tree";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";

withTestDatabase();

/** The tags of each account, asked by a client of its own. */
type Truth = ReadonlyMap<string, ReadonlyMap<string, string>>;

let collector: CollectorUnderTest;
let organization: Snapshot;
let packs: PackSnapshot;
let tags: TagSnapshot;
let truth: Truth;

beforeAll(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 120, ous: 24, seed: 5 });
  collector.start();
  collector.startPacks();
  collector.startTags();
  organization = await snapshotWhen(({ meta }) => meta.complete);
  packs = await packsWhen(({ meta }) => meta.complete);
  tags = await tagsWhen(({ meta, columns }) => meta.complete && !columns.due.includes(1));
  await collector.stop();
  const { organizations: client } = await sandboxClients(collector.endpoint);
  const accounts = new Map<string, ReadonlyMap<string, string>>();
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    for (const { Id = "" } of Accounts) {
      const own = new Map<string, string>();
      for await (const page of paginateListTagsForResource({ client }, { ResourceId: Id }))
        for (const { Key = "", Value = "" } of page.Tags ?? []) own.set(Key, Value);
      accounts.set(Id, own);
    }
  }
  truth = accounts;
});
afterAll(() => collector.close());

const valuesOf = (key: string) => new Set([...truth.values()].flatMap((own) => own.get(key) ?? []));

function having(key: string, value: string | undefined): string[] {
  return [...truth].flatMap(([id, own]) => (own.get(key) === value ? id : [])).sort();
}

it("the tree lets through the accounts that AWS says have a tag", () => {
  const { tree } = organization;
  const facts = { ...governed(organization, 0), tags: placeTags(tree, tags) };
  for (const key of ["env", "Env", "team", "owner", "vendor:contract"]) {
    for (const value of valuesOf(key)) {
      const tag = tagParameter({ is: "value", key, value });
      const params = loadTreeParams(
        new URLSearchParams([
          ["tag", tag],
          ["kind", "account"],
        ]),
      );
      const { matches } = matched(facts, filterOf(params), 0);
      expect(tree.ids.filter((_, node) => matches?.[node] === 1).sort(), tag).toEqual(having(key, value));
    }
  }
});

it("the accounts × packs put each account into the group that AWS's tags say", () => {
  const { placed } = packsModel(packs, organization, { tags, groupBy: "env" });
  const { tree } = placed;
  const groups = new Map<string, string[]>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    const group = tree.names[tree.parent[node] ?? 0] ?? "";
    groups.set(group, [...(groups.get(group) ?? []), tree.ids[node] ?? ""].sort());
  }
  const expected = [...valuesOf("env")].map((value): [string, string[]] => [
    `env = ${value === "" ? "(empty)" : value}`,
    having("env", value),
  ]);
  expect(groups).toEqual(new Map([...expected, ["Without env", having("env", undefined)]]));
});

it("files have the tags that AWS answers", () => {
  const { tree } = organization;
  const placed = placeTags(tree, tags);
  const words = (id: string) =>
    tagsInWords([...(truth.get(id) ?? [])].map(([key, value]) => ({ key, value })));
  const lines = [...targetLines({ ...governed(organization, 0), tags: placed }, undefined)];
  for (const [id] of truth) expect(lines.find(({ targetId }) => targetId === id)?.["tags"]).toBe(words(id));
  const model = packsModel(packs, organization, { tags });
  for (const { accountId, tags: own } of deployments(model.placed, noPackFilter, true))
    if (truth.has(accountId)) expect(own).toBe(words(accountId));
});
