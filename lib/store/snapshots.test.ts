import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, PolicyId, type TargetId } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { SnapshotMeta } from "@/lib/inventory/snapshot";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { withTestDatabase } from "@/lib/testing/test-database";
import { associationUpdatesSince, carryUpdates, recordAssociationUpdates } from "./association-updates";
import type { InventoryKey } from "./inventory-key";
import {
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

function keyOf(viewerKey: string): InventoryKey {
  return { viewerKey, subject: "organization" };
}

function snapshotOf(viewerKey: string, changes: Partial<NewSnapshot> = {}): NewSnapshot {
  const takenAt = Date.now();
  return {
    ...keyOf(viewerKey),
    takenAt,
    complete: true,
    meta: exampleSnapshotMeta({ takenAt }),
    columns: new Uint8Array([0, 1, 127, 128, 255]),
    ...changes,
  };
}

function associationOf(targetId: TargetId, status: PolicyAssociation["status"]): PolicyAssociation {
  return {
    targetId,
    configurationId: PolicyId.parse("7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a"),
    type: "APPLIED",
    status,
    updatedAt: "2026-11-20T10:00:00.000Z",
  };
}

it("answers nothing for a viewer that has no snapshot", async () => {
  expect(await newestSnapshotHead(keyOf("nobody"))).toBeUndefined();
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
  expect(await newestSnapshotHead(keyOf("growing"))).toEqual({
    id: growing,
    seq: 0,
    complete: false,
    revision: 1,
  });

  await rewriteSnapshot(growing, snapshotOf("growing", { complete: false, columns: new Uint8Array([7]) }));
  expect(await newestSnapshotHead(keyOf("growing"))).toMatchObject({ id: growing, revision: 2 });
  expect(Uint8Array.from((await readSnapshotColumns(growing))?.columns ?? [])).toEqual(new Uint8Array([7]));

  const complete = await insertSnapshot(snapshotOf("growing"));
  await insertSnapshot(snapshotOf("growing", { complete: false }));
  expect(await newestSnapshotHead(keyOf("growing"))).toMatchObject({ id: complete, complete: true });
});

it("is rewritten by one of those who have read the same revision", async () => {
  const id = await insertSnapshot(snapshotOf("corrected"));
  const outcomes = await Promise.all(
    [1, 2, 3].map((byte) =>
      rewriteSnapshot(id, snapshotOf("corrected", { columns: new Uint8Array([byte]) }), { onlyRevision: 1 }),
    ),
  );
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await newestSnapshotHead(keyOf("corrected"))).toMatchObject({ id, revision: 2 });
});

it("keeps what is known of one subject apart from what is known of another", async () => {
  const packs = { viewerKey: "two subjects", subject: "conformance-packs" } as const;
  const organization = await insertSnapshot(snapshotOf("two subjects"));
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1)
    ids.push(await insertSnapshot({ ...snapshotOf("two subjects"), ...packs }));
  await pruneSnapshots(packs);
  expect(await newestSnapshotHead(keyOf("two subjects"))).toMatchObject({ id: organization });
  expect(await newestSnapshotHead(packs)).toMatchObject({ id: ids.at(-1) });
  expect(await readSnapshotColumns(organization)).toBeDefined();
});

it("refuses to rewrite a snapshot that is not there", async () => {
  await expect(rewriteSnapshot(999_999, snapshotOf("absent"))).rejects.toThrow("999999");
});

it("keeps the rows of three snapshots and the meta of all", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(await insertSnapshot(snapshotOf("pruned")));
  const unfinished = await insertSnapshot(snapshotOf("pruned", { complete: false }));
  const untouched = await insertSnapshot(snapshotOf("not pruned"));
  const [oldest = 0] = ids;
  await recordAssociationUpdates(oldest, [associationOf(account, "PENDING")], []);

  await pruneSnapshots(keyOf("pruned"));
  await pruneSnapshots(keyOf("never seen"));

  const kept = await Promise.all(
    [...ids, unfinished].map(async (id) => (await readSnapshotColumns(id)) !== undefined),
  );
  expect(kept).toEqual([false, false, true, true, true, false]);
  expect(await readSnapshotMeta(oldest, SnapshotMeta)).toBeDefined();
  expect(await associationUpdatesSince(oldest, 0)).toEqual([]);
  expect(await readSnapshotColumns(untouched)).toBeDefined();
});

it("has the newest word on each target, in the order it was learnt", async () => {
  const id = await insertSnapshot(snapshotOf("updates"));
  const first = await recordAssociationUpdates(
    id,
    [associationOf(account, "PENDING"), associationOf(otherAccount, "PENDING")],
    [unit],
  );
  const second = await recordAssociationUpdates(id, [associationOf(account, "SUCCESS")], []);
  expect(second).toBeGreaterThan(first);
  expect(await newestSnapshotHead(keyOf("updates"))).toMatchObject({ id, seq: second });

  const all = await associationUpdatesSince(id, 0);
  expect(new Map(all.map(({ targetId, association }) => [targetId, association?.status]))).toEqual(
    new Map<string, string | undefined>([
      [unit, undefined],
      [otherAccount, "PENDING"],
      [account, "SUCCESS"],
    ]),
  );
  expect(await associationUpdatesSince(id, first)).toEqual([
    { seq: second, targetId: account, association: associationOf(account, "SUCCESS") },
  ]);
  expect(await recordAssociationUpdates(id, [], [])).toBe(second);
});

it("never hides an update behind a later number, however many write at once", async () => {
  const id = await insertSnapshot(snapshotOf("concurrent"));
  const targets = Array.from({ length: 20 }, (_, index) => AccountId.parse(String(500_000_000_000 + index)));
  const seen = new Set<TargetId>();
  let seq = 0;
  async function look(): Promise<void> {
    for (const update of await associationUpdatesSince(id, seq)) {
      seen.add(update.targetId);
      seq = update.seq;
    }
  }
  await Promise.all(
    targets.map(async (target) => {
      await recordAssociationUpdates(id, [associationOf(target, "PENDING")], []);
      await look();
    }),
  );
  await look();
  expect(seen.size).toBe(targets.length);
});

it("carries what was learnt during a collection over to the snapshot it made", async () => {
  const before = await insertSnapshot(snapshotOf("carried"));
  await recordAssociationUpdates(before, [associationOf(unit, "FAILED")], []);
  const [early] = await associationUpdatesSince(before, 0);
  expect(early?.targetId).toBe(unit);
  const beganAt = await nextMillisecond();
  await recordAssociationUpdates(
    before,
    [associationOf(account, "PENDING"), associationOf(otherAccount, "PENDING")],
    [],
  );
  const after = await insertSnapshot(snapshotOf("carried"));
  await nextMillisecond();
  await recordAssociationUpdates(after, [associationOf(otherAccount, "SUCCESS")], []);

  await carryUpdates(before, after, beganAt);

  const carried = await associationUpdatesSince(after, 0);
  expect(new Map(carried.map(({ targetId, association }) => [targetId, association?.status]))).toEqual(
    new Map([
      [otherAccount, "SUCCESS"],
      [account, "PENDING"],
    ]),
  );
});

it("refuses updates on a snapshot that is not there", async () => {
  await expect(recordAssociationUpdates(999_999, [], [unit])).rejects.toThrow("999999");
});

/** Waits until the clock shows another millisecond than before, and answers it. */
async function nextMillisecond(): Promise<number> {
  const start = Date.now();
  while (Date.now() === start) await new Promise(setImmediate);
  return Date.now();
}
