import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { PackName } from "@/lib/aws-config/packs/model";
import { AccountId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { AssociationValue, Change } from "@/lib/inventory/snapshot/changes/change";
import { withTestDatabase } from "@/lib/testing/test-database";
import { appendAuditEntry, type NewAuditEntry } from "../audit/audit-entries";
import { database } from "../database/database";
import { deleteOldChanges, insertChanges } from "./insert-changes";
import { countHistory, listHistory, readBundle, readHistory } from "./read-history";

withTestDatabase();

const policy = PolicyId.parse("7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a");
const minute = 60_000;

function account(number: number): AccountId {
  return AccountId.parse(String(400_000_000_000 + number));
}

function applied(configurationId: AssociationValue["configurationId"]): AssociationValue {
  return { type: "APPLIED", status: "PENDING", ...(configurationId !== undefined && { configurationId }) };
}

function applicationOf(
  number: number,
  after: AssociationValue | null,
  since = Date.now(),
): Extract<Change, { readonly kind: "applied" }> {
  const subject = account(number);
  return { kind: "applied", subject, subjectName: `account-${number}`, before: null, after, since };
}

function settled(number: number): Change {
  return {
    ...{ kind: "status", subject: account(number), subjectName: `account-${number}`, since: 0 },
    before: { type: "INHERITED", configurationId: policy, status: "PENDING" },
    after: { type: "INHERITED", configurationId: policy, status: "SUCCESS" },
  };
}

async function keep(callerKey: string, snapshotId: number, changes: readonly Change[]): Promise<void> {
  await database().transaction((transaction) =>
    insertChanges(transaction, { callerKey, snapshotId, seenAt: Date.now() }, changes),
  );
}

async function attempt(number: number, changes: Partial<NewAuditEntry> = {}): Promise<string> {
  const correlation = randomUUID();
  await appendAuditEntry({
    actor: { id: "ana", name: "Ana" },
    role: "operator",
    operation: "securityhub:StartConfigurationPolicyAssociation",
    target: account(number),
    input: { targetId: account(number), configurationId: SELF_MANAGED },
    phase: "attempted",
    correlation,
    ...changes,
  });
  return correlation;
}

async function causesOf(callerKey: string) {
  const entries = await listHistory({ callerKey }, 100);
  return new Map(entries.map(({ subject, cause }) => [subject, cause]));
}

it("bundles what is alike in one reading, pages by whole readings, and opens a bundle", async () => {
  const callerKey = "bundles";
  const many = Array.from({ length: 2_500 }, (_, number) => settled(number));
  await keep(callerKey, 1, many);
  await keep(callerKey, 2, [settled(1), applicationOf(2, applied(policy))]);

  const page = await readHistory({ callerKey });
  expect(
    page.groups.map(({ snapshotId, bundles }) => [snapshotId, bundles.map(({ count }) => count)]),
  ).toEqual([
    [2, [1, 1]],
    [1, [2_500]],
  ]);
  const bundle = page.groups[1]?.bundles[0];
  const opened = await readBundle({ callerKey }, { snapshotId: 1, key: bundle?.key ?? "" }, 3);
  expect(opened.map(({ subject }) => subject)).toEqual([account(2_499), account(2_498), account(2_497)]);
  expect(await countHistory({ callerKey })).toBe(2_502);

  const own = await readHistory({ callerKey, subjects: [account(1)] });
  expect(own.groups.flatMap(({ bundles }) => bundles.map(({ count }) => count))).toEqual([1, 1]);
  expect(await readHistory({ callerKey, kinds: ["moved"] })).toEqual({ groups: [] });

  for (let snapshot = 10; snapshot < 80; snapshot += 1) await keep("pages", snapshot, [settled(snapshot)]);
  const first = await readHistory({ callerKey: "pages" });
  expect(first.groups).toHaveLength(60);
  const second = await readHistory({ callerKey: "pages", before: first.next });
  expect(second.groups).toHaveLength(10);
  expect(second.next).toBeUndefined();
});

it("explains a change by the attempt with its target, value and time, and marks what none explains", async () => {
  const callerKey = "causes";
  await attempt(1);
  await attempt(2, { input: { targetId: account(2), configurationId: policy } });
  const refused = await attempt(3);
  await attempt(3, { phase: "failed", correlation: refused });
  const unanswered = await attempt(4);
  await attempt(4, { phase: "unknown", correlation: unanswered });
  await attempt(5, { operation: "securityhub:StartConfigurationPolicyDisassociation" });
  await keep(callerKey, 1, [
    ...[1, 2, 3, 4].map((number) => applicationOf(number, applied(SELF_MANAGED))),
    { ...applicationOf(5, null), before: applied(policy) },
    applicationOf(6, applied(SELF_MANAGED)),
    // AWS does not say which policy: nothing follows from that.
    applicationOf(7, applied(undefined)),
    settled(8),
  ]);

  expect(await causesOf(callerKey)).toEqual(
    new Map([
      [account(1), "canopy"],
      [account(2), "elsewhere"],
      [account(3), "elsewhere"],
      [account(4), "canopy"],
      [account(5), "canopy"],
      [account(6), "elsewhere"],
      [account(7), undefined],
      [account(8), undefined],
    ]),
  );
  expect(await countHistory({ callerKey, cause: "elsewhere", from: Date.now() - minute })).toBe(3);
});

it("explains what was put of a conformance pack, and marks what another client has put", async () => {
  const callerKey = "packs";
  const pack = (name: string, value: string, updatedAt = "2026-11-29T08:00:00.000Z") => ({
    ...{ name: PackName.parse(name), inputParameters: [{ name: "MaxAge", value }] },
    ...{ excludedAccounts: [account(1)], updatedAt },
  });
  const changed = (name: string, after: ReturnType<typeof pack>): Change => ({
    ...{ kind: "pack-changed", subject: PackName.parse(name), subjectName: name, since: Date.now() },
    ...{ before: pack(name, "90"), after },
  });
  const put = { operation: "config:PutOrganizationConformancePack" };
  const input = { parameters: [{ name: "MaxAge", value: "30" }], excludedAccounts: [account(1)] };
  await attempt(1, { ...put, target: "pack ours", input });
  await attempt(1, { ...put, target: "pack theirs", input });
  await keep(callerKey, 1, [
    changed("ours", pack("ours", "30")),
    changed("theirs", pack("theirs", "7")),
    changed("foreign", pack("foreign", "30")),
    // Another template, or AWS's own doing: nothing follows from the time alone.
    changed("later", pack("later", "90", "2026-11-29T09:00:00.000Z")),
  ]);
  expect(await causesOf(callerKey)).toEqual(
    new Map([
      ["ours", "canopy"],
      ["theirs", "elsewhere"],
      ["foreign", "elsewhere"],
      ["later", undefined],
    ]),
  );
});

it("takes one attempt for one change: what another client sets back and again is not Canopy's", async () => {
  const callerKey = "twice";
  await attempt(20);
  await keep(callerKey, 1, [applicationOf(20, applied(SELF_MANAGED))]);
  expect((await listHistory({ callerKey }, 1))[0]?.cause).toBe("canopy");
  await keep(callerKey, 2, [applicationOf(20, applied(SELF_MANAGED), Date.now() + minute)]);
  expect((await listHistory({ callerKey }, 1))[0]?.cause).toBe("elsewhere");
});

it("accuses no one where AWS answers for a moment what was there before a write", async () => {
  const callerKey = "stale";
  await attempt(30, { before: { type: "INHERITED", configurationId: policy } });
  await keep(callerKey, 1, [{ ...applicationOf(30, null), before: applied(SELF_MANAGED) }]);
  expect((await listHistory({ callerKey }, 1))[0]?.cause).toBeUndefined();
});

it("deletes what is older than the history, and leaves the rest", async () => {
  const callerKey = "old";
  await keep(callerKey, 1, [settled(1)]);
  await keep(callerKey, 2, [settled(2)]);
  await database().execute(
    sql`update history_changes set seen_at = now() - interval '91 days' where caller_key = ${callerKey} and snapshot_id = 1`,
  );
  await deleteOldChanges(90);
  expect((await listHistory({ callerKey }, 10)).map(({ snapshotId }) => snapshotId)).toEqual([2]);
});
