import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { byName, NodeKind } from "@/lib/organizations/tree";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getExport } from "./route";

withTestDatabase();

const File = z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))) });

let collector: CollectorUnderTest;
let snapshot: Snapshot;
beforeAll(async () => {
  collector = await collectorUnderTest();
  collector.start();
  snapshot = await snapshotWhen(({ meta }) => meta.complete);
  await collector.stop();
});
afterAll(() => collector.close());

it("saves what the view by cause shows: failed accounts alone, and the causes that they add up to", async () => {
  const { tree, governance } = snapshot;
  const failed = tree.ids.filter(
    (_, node) => tree.kind[node] === NodeKind.Account && governance.status[node] === StatusKind.Failed,
  );
  expect(failed.length).toBeGreaterThan(0);
  const { rows } = await ask({ view: "causes" });
  expect(rows.map((row) => row["targetId"])).toEqual(failed);
  expect(rows.every((row) => row["cause"] !== "")).toBe(true);

  const causes = (await ask({ view: "causes", rows: "causes" })).rows;
  expect(causes.map((row) => row["cause"])).toEqual([...new Set(causes.map((row) => row["cause"]))]);
  expect(causes.reduce((sum, row) => sum + Number(row["accounts"]), 0)).toBe(failed.length);
});

it("saves the causes of what the filter lets through", async () => {
  const { rows } = await ask({ view: "causes" });
  const [first] = rows;
  const causes = await ask({ view: "causes", rows: "causes", q: String(first?.["targetId"]) });
  expect(causes.rows).toEqual([expect.objectContaining({ cause: first?.["cause"], accounts: 1 })]);
});

it("saves targets in the order in which the tree and the list show them", async () => {
  const { tree, governance } = snapshot;
  const names = async (search: Record<string, string>) =>
    (await ask({ kind: "account", ...search })).rows.map((row) => String(row["targetName"]));
  const all = tree.names.filter((_, node) => tree.kind[node] === NodeKind.Account);
  expect(await names({})).toEqual(all);
  expect(await names({ view: "list" })).toEqual(all.toSorted(byName.compare));
  expect(await names({ view: "list", direction: "descending" })).toEqual(
    all.toSorted((one, other) => byName.compare(other, one)),
  );

  const updated = (await ask({ view: "list", sort: "updated" })).rows.map((row) => String(row["updatedAt"]));
  const known = updated.filter((instant) => instant !== "");
  expect(known).toHaveLength(governance.updatedAt.filter((instant) => instant > 0).length);
  expect(updated.slice(0, known.length)).toEqual(known.toSorted());
});

async function ask(search: Record<string, string>): Promise<z.infer<typeof File>> {
  const query = new URLSearchParams({ ...search, format: "json" }).toString();
  const response = await getExport(new Request(`http://localhost/api/organization/export?${query}`));
  return File.parse(await response.json());
}
