import { inArray, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, PolicyId, type TargetId } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { withTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database/database";
import type { InventoryKey } from "../inventory/snapshot/dataset";
import { snapshots } from "./schema";
import {
  carryUpdates,
  lastUpdateSeq,
  recordUpdates,
  type SnapshotUpdate,
  updatesSince,
} from "./snapshot-updates";
import {
  deleteOldSnapshots,
  insertSnapshot,
  type NewSnapshot,
  newestSnapshotHead,
  pruneSnapshots,
  readSnapshotColumns,
  readSnapshotMeta,
  rewriteSnapshot,
} from "./snapshots";

withTestDatabase();

const account = AccountId.parse("333333333333");
const otherAccount = AccountId.parse("444444444444");
const unit = OrganizationalUnitId.parse("ou-ab12-cdefgh34");

function keyOf(callerKey: string): InventoryKey {
  return { callerKey, dataset: "organization" };
}

function snapshotOf(callerKey: string, changes: Partial<NewSnapshot> = {}): NewSnapshot {
  const takenAt = Date.now();
  return {
    ...keyOf(callerKey),
    takenAt,
    complete: true,
    meta: exampleSnapshotMeta({ takenAt }),
    columns: new Uint8Array([0, 1, 127, 128, 255]),
    ...changes,
  };
}

function pending(...targets: readonly TargetId[]): SnapshotUpdate[] {
  return targets.map((targetId) => updateOf(associationOf(targetId, "PENDING")));
}

function updateOf(association: PolicyAssociation): SnapshotUpdate {
  return { kind: "association", targetId: association.targetId, association };
}

/** The status that each update gives its target; undefined where it has no association any more. */
async function statusesSince(id: number, seq: number): Promise<Map<string, string | undefined>> {
  const recorded = await updatesSince(id, seq);
  return new Map(
    recorded.flatMap(({ update }) =>
      update.kind === "association" ? [[update.targetId, update.association?.status] as const] : [],
    ),
  );
}

function associationOf(
  targetId: TargetId,
  status: NonNullable<PolicyAssociation["status"]>,
): PolicyAssociation {
  return {
    targetId,
    configurationId: PolicyId.parse("7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a"),
    type: "APPLIED",
    status,
    updatedAt: "2026-11-20T10:00:00.000Z",
  };
}

it("answers nothing for a caller that has no snapshot", async () => {
  expect(await newestSnapshotHead(keyOf("unused"))).toBeUndefined();
  expect(await readSnapshotColumns(999_999)).toBeUndefined();
});

it("gives back the bytes and the meta it was given", async () => {
  const snapshot = snapshotOf("bytes");
  const id = await insertSnapshot(snapshot);
  expect(Uint8Array.from((await readSnapshotColumns(id))?.columns ?? [])).toEqual(snapshot.columns);
  expect(await readSnapshotMeta(id, SnapshotMeta)).toEqual(snapshot.meta);
});

it("shows a growing snapshot only while there is no complete one", async () => {
  const growing = await insertSnapshot(snapshotOf("growing", { complete: false }));
  const first = await newestSnapshotHead(keyOf("growing"));
  expect(first).toMatchObject({ id: growing, seq: 0, recordedAt: 0, complete: false });

  await rewriteSnapshot(growing, snapshotOf("growing", { complete: false, columns: new Uint8Array([7]) }));
  const second = await newestSnapshotHead(keyOf("growing"));
  expect(second).toMatchObject({ id: growing });
  expect(second?.edition).not.toBe(first?.edition);
  expect(Uint8Array.from((await readSnapshotColumns(growing))?.columns ?? [])).toEqual(new Uint8Array([7]));

  const complete = await insertSnapshot(snapshotOf("growing"));
  await insertSnapshot(snapshotOf("growing", { complete: false }));
  expect(await newestSnapshotHead(keyOf("growing"))).toMatchObject({ id: complete, complete: true });
});

it("keeps what is known of one dataset apart from what is known of another", async () => {
  const packs = { callerKey: "two datasets", dataset: "conformance-packs" } as const;
  const organization = await insertSnapshot(snapshotOf("two datasets"));
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1)
    ids.push(await insertSnapshot({ ...snapshotOf("two datasets"), ...packs }));
  await pruneSnapshots(packs);
  expect(await newestSnapshotHead(keyOf("two datasets"))).toMatchObject({ id: organization });
  expect(await newestSnapshotHead(packs)).toMatchObject({ id: ids.at(-1) });
  expect(await readSnapshotColumns(organization)).toBeDefined();
});

it("refuses to rewrite a snapshot that is not there", async () => {
  await expect(rewriteSnapshot(999_999, snapshotOf("absent"))).rejects.toThrow("999999");
});

it("keeps the rows of the last day, of the last of each day before, and of the newest three; the meta of all", async () => {
  const ids: number[] = [];
  for (const day of [1, 1, 2, 2, 3, 4, 4, 4])
    ids.push(await insertSnapshot(snapshotOf("pruned", { takenAt: Date.UTC(2026, 10, day, 12) })));
  const unfinished = await insertSnapshot(snapshotOf("pruned", { complete: false }));
  const untouched = await insertSnapshot(snapshotOf("not pruned"));
  const [oldest = 0] = ids;
  await database()
    .update(snapshots)
    .set({ createdAt: sql`now() - interval '2 days'` })
    .where(inArray(snapshots.id, ids.slice(0, 5)));
  await recordUpdates(oldest, pending(account));

  await pruneSnapshots(keyOf("pruned"));
  await pruneSnapshots(keyOf("never seen"));

  const kept = await Promise.all(
    [...ids, unfinished].map(async (id) => (await readSnapshotColumns(id)) !== undefined),
  );
  expect(kept).toEqual([false, true, false, true, true, true, true, true, false]);
  expect(await readSnapshotMeta(oldest, SnapshotMeta)).toBeDefined();
  expect(await updatesSince(oldest, 0)).toEqual([]);
  expect(await readSnapshotColumns(untouched)).toBeDefined();
});

it("has the newest word on each target, in the order it was learnt", async () => {
  const id = await insertSnapshot(snapshotOf("updates"));
  await recordUpdates(id, [
    { kind: "association", targetId: unit, association: null },
    ...pending(account, otherAccount),
  ]);
  const first = await lastUpdateSeq();
  await recordUpdates(id, [updateOf(associationOf(account, "SUCCESS"))]);
  const second = await lastUpdateSeq();
  expect(second).toBeGreaterThan(first);
  expect(await newestSnapshotHead(keyOf("updates"))).toMatchObject({ id, seq: second });

  expect(await statusesSince(id, 0)).toEqual(
    new Map<string, string | undefined>([
      [unit, undefined],
      [otherAccount, "PENDING"],
      [account, "SUCCESS"],
    ]),
  );
  expect(await updatesSince(id, first)).toMatchObject([
    { seq: second, update: updateOf(associationOf(account, "SUCCESS")) },
  ]);
});

it("never hides an update behind a later number, however many write at once", async () => {
  const id = await insertSnapshot(snapshotOf("concurrent"));
  const targets = Array.from({ length: 20 }, (_, index) => AccountId.parse(String(500_000_000_000 + index)));
  const seen = new Set<unknown>();
  let seq = 0;
  async function look(): Promise<void> {
    for (const { seq: number, update } of await updatesSince(id, seq)) {
      if (update.kind === "association") seen.add(update.targetId);
      seq = number;
    }
  }
  await Promise.all(
    targets.map(async (target) => {
      await recordUpdates(id, pending(target));
      await look();
    }),
  );
  await look();
  expect(seen.size).toBe(targets.length);
});

it("carries what was learnt during a collection over to the snapshot it made", async () => {
  const before = await insertSnapshot(snapshotOf("carried"));
  await recordUpdates(before, pending(unit));
  const began = await lastUpdateSeq();
  await recordUpdates(before, pending(account, otherAccount));
  const after = await insertSnapshot(snapshotOf("carried"));
  await recordUpdates(after, [updateOf(associationOf(otherAccount, "SUCCESS"))]);

  await database().transaction((transaction) => carryUpdates(transaction, before, after, began));

  expect(await statusesSince(after, 0)).toEqual(
    new Map([
      [otherAccount, "SUCCESS"],
      [account, "PENDING"],
    ]),
  );
});

it("deletes what is older than the history, but for the two newest complete ones of each", async () => {
  const packs = { callerKey: "old", dataset: "conformance-packs" } as const;
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(await insertSnapshot(snapshotOf("old")));
  const [unfinished, other] = [
    await insertSnapshot(snapshotOf("old", { complete: false })),
    await insertSnapshot({ ...snapshotOf("old"), ...packs }),
  ];
  const young = await insertSnapshot(snapshotOf("young"));
  const old = [...ids, unfinished, other];
  await database()
    .update(snapshots)
    .set({ createdAt: sql`now() - interval '91 days'` })
    .where(inArray(snapshots.id, old));

  await deleteOldSnapshots(90);

  const kept = await Promise.all(
    [...old, young].map(async (id) => (await readSnapshotColumns(id)) !== undefined),
  );
  expect(kept).toEqual([false, false, false, true, true, true, true, true]);
});

it("refuses updates on a snapshot that is not there", async () => {
  await expect(recordUpdates(999_999, pending(unit))).rejects.toThrow("999999");
});
