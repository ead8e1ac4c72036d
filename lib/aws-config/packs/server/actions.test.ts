import { afterAll, beforeAll, expect, it } from "vitest";
import { unwrap } from "@/lib/core/result";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  packsWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { figuresAt } from "@/lib/store/figures/figures";
import { withTestDatabase } from "@/lib/testing/test-database";
import { getOrganizationConformancePackDetailedStatus } from "./actions";
import { type PackName, packStatuses } from "../model";
import type { PackSnapshot } from "../table/pack-snapshot";

withTestDatabase();

const hourMs = 3_600_000;

let collector: CollectorUnderTest;
let before: PackSnapshot;
beforeAll(async () => {
  collector = await collectorUnderTest();
  // Some of its packs are still on their way to their accounts.
  await collector.seed({ accounts: 120, ous: 12, seed: 3 });
  collector.startPacks();
  before = await packsWhen(({ meta }) => meta.complete);
  await collector.stop();
});
afterAll(() => collector.close());

it("proxies the operation with each of its inputs, and says when it was asked", async () => {
  const { packName } = inProgress(before);
  const askedAt = Date.now();
  const question = { packName, filters: { status: "UPDATE_IN_PROGRESS" }, limit: 1 } as const;
  const first = unwrap(await getOrganizationConformancePackDetailedStatus(question));
  expect(first.rows).toMatchObject([{ status: "UPDATE_IN_PROGRESS" }]);
  expect(first.readAt).toBeGreaterThanOrEqual(askedAt);
  expect(first.nextToken).toBeTruthy();

  const { nextToken } = first;
  const second = unwrap(await getOrganizationConformancePackDetailedStatus({ ...question, nextToken }));
  expect(second.rows).toMatchObject([{ status: "UPDATE_IN_PROGRESS" }]);
  expect(second.rows[0]?.accountId).not.toBe(first.rows[0]?.accountId);
});

it("refuses what AWS would refuse, without asking it", async () => {
  const { packName } = inProgress(before);
  const answer = await getOrganizationConformancePackDetailedStatus({ packName, limit: 101 });
  expect(answer).toMatchObject({
    ok: false,
    failure: { code: "invalid-input", fields: { limit: ["A page has 0 to 100 rows."] } },
  });
});

it("has the snapshot learn what AWS says of one account", async () => {
  const { packName, row } = inProgress(before);
  const accountId = before.accountIds[row.account];
  if (accountId === undefined) throw new Error("There is no such account.");
  await collector.advance(24 * hourMs);
  const question = { packName, filters: { accountId } };
  const [settled] = unwrap(await getOrganizationConformancePackDetailedStatus(question)).rows;
  expect(settled?.status).toMatch(/_(SUCCESSFUL|FAILED)$/);

  const after = await currentPacks();
  expect(after?.meta.version).not.toBe(before.meta.version);
  expect(after?.meta.takenAt).toBe(before.meta.takenAt);
  const learnt = after?.columns[row.pack]?.status[row.account] ?? 0;
  expect(packStatuses[learnt - 1]).toBe(settled?.status);

  await getOrganizationConformancePackDetailedStatus(question);
  expect((await currentPacks())?.meta.version).toBe(after?.meta.version);
  // The numbers that the next snapshot is compared with are as they were.
  const key = { callerKey: await currentCallerKey(), dataset: "conformance-packs" } as const;
  expect((await figuresAt(key, before.meta.takenAt))?.takenAt).toBe(before.meta.takenAt);
});

/** A pack that is in progress in some account. */
function inProgress({ meta, columns }: PackSnapshot): {
  packName: PackName;
  row: { pack: number; account: number };
} {
  const wanted = packStatuses.indexOf("UPDATE_IN_PROGRESS") + 1;
  for (const [pack, { name }] of meta.packs.entries()) {
    const account = columns[pack]?.status.indexOf(wanted) ?? -1;
    if (account >= 0) return { packName: name, row: { pack, account } };
  }
  throw new Error("No pack is in progress anywhere.");
}
