import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { FailureError } from "@/lib/core/failure-error";
import { storedSnapshotAt } from "@/lib/store/history/stored-snapshots";
import { currentCallerKey } from "./caller";
import type { AnySnapshot, SnapshotKind } from "./kinds/snapshot-kind";

/**
 * A dataset as Canopy knew it at an instant, in epoch milliseconds. Rejects as `not-found` where no snapshot is kept that was
 * taken up to then.
 */
export async function snapshotAt<Snapshot extends AnySnapshot>(
  kind: SnapshotKind<Snapshot>,
  at: number,
): Promise<Snapshot> {
  const stored = await storedSnapshotAt({ callerKey: await currentCallerKey(), dataset: kind.dataset }, at);
  if (stored === undefined)
    throw new FailureError({
      code: "not-found",
      message:
        "Canopy keeps no snapshot that was taken at this time or before it. Choose a later time: CANOPY_HISTORY_DAYS says how long they are kept.",
    });
  const { edition, columns, updates } = stored;
  return kind.numbered(kind.patched(kind.decode(columns), updates), `${edition}.as-of-${at}`);
}

/** An earlier snapshot as columns in a gzip file, as `servedSnapshot` answers the newest: it never changes. */
export async function servedAt<Snapshot extends AnySnapshot>(
  kind: SnapshotKind<Snapshot>,
  at: number,
): Promise<Response> {
  const packed = await promisify(gzip)(kind.encode(await snapshotAt(kind, at)));
  return new Response(new Uint8Array(packed), {
    headers: { "Cache-Control": "private, no-store", "Content-Type": "application/gzip" },
  });
}
