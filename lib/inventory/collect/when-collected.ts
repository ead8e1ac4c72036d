import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { currentProgress } from "../serve/current-progress";
import type { AnySnapshot } from "../serve/kinds/snapshot-kind";
import { pause } from "../serve/take-turns";
import type { Dataset } from "../snapshot/dataset";

const pollMs = 500;
/** Packs of fifty thousand accounts take half an hour to read; past this, what is stored of them has to do. */
const longestMs = 45 * 60_000;

/** What another collection reads first. */
interface Awaited<Snapshot> {
  readonly dataset: Dataset;
  readonly read: () => Promise<Snapshot | undefined>;
  /** Why there is nothing to go by, where its collection gives no reason. */
  readonly unknown: Failure;
}

/**
 * The newest complete snapshot of a dataset, once no collection of it runs. Rejects with the signal's reason when aborted, and
 * with why there is none.
 */
export async function whenCollected<Snapshot extends AnySnapshot>(
  { dataset, read, unknown }: Awaited<Snapshot>,
  signal: AbortSignal,
): Promise<Snapshot> {
  const until = performance.now() + longestMs;
  for (;;) {
    signal.throwIfAborted();
    const [snapshot, { state, failure }] = await Promise.all([read(), currentProgress(dataset)]);
    const isLate = performance.now() > until;
    if (snapshot?.meta.complete === true && (state !== "collecting" || isLate)) return snapshot;
    // A collection that ended without a snapshot has a reason.
    if (state === "failed" || isLate) throw new FailureError(failure ?? unknown);
    await pause(pollMs, signal);
  }
}
