import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { type Failure, isWorthRetrying } from "@/lib/core/failure";
import type { Gap } from "@/lib/core/gap";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { reportCollection } from "@/lib/store/collections";
import { newestSnapshotHead, readSnapshotMeta } from "@/lib/store/snapshots";
import { collect } from "./collect";
import { CollectionDraft } from "./collection-draft";
import { currentSnapshot } from "./current-snapshot";
import { expectAsBefore } from "./expect-as-before";
import { GrowingSnapshot } from "./growing-snapshot";
import { ProgressMeter } from "./progress-meter";
import { ProgressReporter } from "./progress-reporter";
import type { CollectionProgress } from "./progress";
import type { SnapshotMeta, Viewer } from "./snapshot";

export interface Collection {
  readonly aws: Aws;
  readonly viewer: Viewer;
  readonly viewerKey: string;
  readonly signal: AbortSignal;
  /** How often a first collection stores what it has, in milliseconds; every three seconds where absent. */
  readonly growthMs?: number | undefined;
}

/** How a collection ended. `failure` is why nothing was stored, or what was missing and may be there the next time. */
export interface CollectionOutcome {
  readonly stored: boolean;
  readonly failure?: Failure;
}

/**
 * Collects once and stores what came of it, telling meanwhile how far it is. The first collection of a viewer is stored
 * while it grows; later ones replace the snapshot before in one piece. Rejects when aborted, with the signal's reason.
 */
export async function collectAndStore(collection: Collection): Promise<CollectionOutcome> {
  const { viewer, viewerKey, signal } = collection;
  const takenAt = Date.now();
  const before = await completeBefore(viewerKey);
  const draft = new CollectionDraft();
  const meter = new ProgressMeter(takenAt, (urgent) => reporter.changed(urgent));
  const reporter = new ProgressReporter({
    viewerKey,
    read: () => meter.progress(),
    onError: (error) => log().warn({ err: error }, "The progress of the collection could not be stored"),
  });
  const growing = new GrowingSnapshot(viewerKey, collection.growthMs);
  if (before === undefined) {
    growing.growWhile(
      () => draft.snapshot({ takenAt, complete: false, viewer }),
      (error) => log().warn({ err: error }, "The growing snapshot could not be stored"),
    );
  }
  const shown = before && (await currentSnapshot());
  if (shown !== undefined) {
    expectAsBefore(meter, shown);
    draft.policiesBefore = shown.governance.policies;
  }
  let final: CollectionProgress = { state: "idle", streams: [] };
  try {
    await collect({ aws: countingThrottles(collection.aws, meter), draft, meter, signal });
    await growing.stopGrowing();
    const snapshot = draft.snapshot({ takenAt, complete: true, viewer });
    const failure = reasonToDiscard(draft, before);
    const { streams } = meter.progress();
    if (snapshot === undefined || failure !== undefined) {
      const reason = failure ?? nothingToShow(draft.gaps);
      final = { state: "failed", startedAt: takenAt, streams, failure: reason };
      return { stored: false, failure: reason };
    }
    await growing.save(snapshot);
    final = { state: "idle", startedAt: takenAt, streams };
    const passing = draft.gaps.find((gap) => isWorthRetrying(gap.failure));
    return { stored: true, ...(passing !== undefined && { failure: passing.failure }) };
  } catch (error) {
    if (!signal.aborted) {
      const failure = failureFrom(error, "canopy:Collect");
      final = { state: "failed", startedAt: takenAt, streams: meter.progress().streams, failure };
      return { stored: false, failure };
    }
    throw error;
  } finally {
    await growing.stopGrowing();
    await reporter.close();
    await reportCollection(viewerKey, final).catch((error: unknown) =>
      log().warn({ err: error }, "The end of the collection could not be stored"),
    );
  }
}

async function completeBefore(viewerKey: string): Promise<SnapshotMeta | undefined> {
  const head = await newestSnapshotHead(viewerKey);
  return head?.complete === true ? readSnapshotMeta(head.id) : undefined;
}

/**
 * Why the snapshot before stays: AWS could not be asked for something just now that it had answered then. What AWS
 * refuses for good is the truth about this caller, and replaces what was known.
 */
function reasonToDiscard(
  { gaps, organization }: CollectionDraft,
  before: SnapshotMeta | undefined,
): Failure | undefined {
  if (before === undefined) return undefined;
  // Half of the right organization is better than another one.
  if (organization !== undefined && organization.id !== before.organizationId) return undefined;
  const had = new Set(before.gaps.map(({ part }) => part));
  return gaps.find(({ part, failure }) => isWorthRetrying(failure) && !had.has(part))?.failure;
}

/** Neither a root nor an account, or not even whose organization it is: the first of these gaps says why. */
function nothingToShow(gaps: readonly Gap[]): Failure {
  const decisive = ["organization", "root", "accounts"];
  const gap = decisive.map((part) => gaps.find((each) => each.part === part)).find((each) => each);
  if (gap !== undefined) return gap.failure;
  return { code: "not-found", message: "Organizations lists no root and no accounts." };
}

function countingThrottles(aws: Aws, meter: ProgressMeter): Aws {
  return {
    ...aws,
    onThrottle: (operation) => {
      meter.throttled(operation);
      aws.onThrottle(operation);
    },
  };
}
