import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { connectionEndpoint } from "@/lib/server/connection-in-force";
import type { Bell } from "@/lib/core/bell";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";
import { startStopwatch, type Stopwatch, stopwatchSince } from "@/lib/core/stopwatch";
import { log } from "@/lib/server/log";
import {
  collectorOf,
  currentCollection,
  reportCollection,
  requestCollection,
  takeCollectionRequest,
} from "@/lib/store/collections";
import type { InventoryKey } from "@/lib/inventory/snapshot/dataset";
import { newestSnapshotHead, readSnapshotMeta } from "@/lib/store/snapshots";
import { collectAndStore } from "./collect-and-store";
import type { CollectionPlan } from "./collection-plan";
import { intervalFor, lastReadingPlan } from "./reading-plan";
import type { Caller } from "../snapshot/snapshot";
import type { AnySnapshot } from "../serve/kinds/snapshot-kind";
import { pause, takeTurns, unannouncedMs } from "../serve/take-turns";
import { currentCallerKey, isCallerKnown, learnCaller } from "../serve/caller";

const firstMs = 5_000;
const longestMs = 5 * 60_000;

/** How long to wait after so many failures in a row, in milliseconds: 5 s, twice as long each time, at most 5 min. */
function retryDelayMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
}

export interface CollectorSettings {
  readonly aws: Aws;
  /** How old a snapshot may grow, in milliseconds; asked again while it grows. */
  readonly refreshMs: () => number;
  /** Whether there is something new to read before that; asked twice a second. */
  readonly isDue?: () => Promise<boolean>;
  /** How many calls the collections of a day may make unasked; undefined where that is not limited. */
  readonly callsPerDay?: (() => number | undefined) | undefined;
  readonly signal: AbortSignal;
  /** See `Collection.growthMs`. */
  readonly growthMs?: number;
  /** How long requests after the first count as the same one, in milliseconds: several tabs and people ask at once. */
  readonly gatherMs?: number;
}

/** So long a server that starts anew leaves its processor to the first pages, where there is a snapshot to show. */
const startMs = 3_000;

/** How often it is asked whether there is something new to read. */
const duePollMs = 500;

/**
 * Keeps the snapshot of one dataset fresh until the signal is aborted, in one process at a time: the others wait for the
 * lock. Nothing that AWS or the database does ends it.
 */
export async function runCollector<Snapshot extends AnySnapshot>(
  plan: CollectionPlan<Snapshot>,
  settings: CollectorSettings,
): Promise<void> {
  const { dataset } = plan.kind;
  await takeTurns({
    name: collectorOf(dataset),
    aws: settings.aws,
    signal: settings.signal,
    work: (callerKey, signal, announced) =>
      collectWhileLocked(plan, { ...settings, signal }, { callerKey, dataset }, announced),
  });
}

async function collectWhileLocked<Snapshot extends AnySnapshot>(
  plan: CollectionPlan<Snapshot>,
  settings: CollectorSettings,
  key: InventoryKey,
  announced: Bell,
): Promise<void> {
  const { aws, isDue, signal, growthMs } = settings;
  const { callerKey, dataset } = key;
  let wait = await firstWait(plan, key, settings);
  let failures = 0;
  for (;;) {
    await untilDueOrAsked(key, wait, announced, {
      ...settings,
      isDue: failures === 0 ? isDue : undefined,
    });
    const caller = await knownCaller(settings, key);
    if (caller !== undefined && (await currentCallerKey()) !== callerKey) {
      // AWS names another caller than expected: the collection is left to the turn of that caller's key.
      await requestCollection({ callerKey: await currentCallerKey(), dataset });
      return;
    }
    const stopwatch = startStopwatch();
    const outcome = caller && (await collectAndStore(plan, { aws, caller, callerKey, signal, growthMs }));
    // Who we are is asked again in any case: that costs one call, and credentials get renewed.
    const passing = outcome === undefined || (outcome.failure && isWorthRetrying(outcome.failure));
    failures = passing === true ? failures + 1 : 0;
    log().info({ dataset, callerKey, tookMs: stopwatch.elapsedMs(), ...outcome }, "A collection has ended");
    wait =
      passing === true
        ? waitOf(retryDelayMs(failures), startStopwatch())
        : { ms: await intervalMs(settings, key), since: stopwatch };
  }
}

/** Undefined where AWS does not say who we are just now; that is reported as the failure of the collection. */
async function knownCaller(
  { aws, signal }: CollectorSettings,
  key: InventoryKey,
): Promise<Caller | undefined> {
  try {
    return await learnCaller(aws, signal);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    await reportCollection(key, { state: "failed", streams: [], failure: error.failure });
    return undefined;
  }
}

/** So long, counted from an earlier moment. */
interface Wait {
  readonly ms: () => number;
  readonly since: Stopwatch;
}

function waitOf(ms: number, since: Stopwatch): Wait {
  return { ms: () => ms, since };
}

/**
 * No wait where there is no complete snapshot, where the last attempt to replace it failed, and as long as AWS has not
 * said who we are. What stands in for AWS may have been started anew since, with another organization behind the same
 * endpoint, so it is not trusted to be as it was: it is read again once the first pages have gone out.
 */
async function firstWait<Snapshot extends AnySnapshot>(
  { kind }: CollectionPlan<Snapshot>,
  key: InventoryKey,
  settings: CollectorSettings,
): Promise<Wait> {
  const none = waitOf(0, startStopwatch());
  if (!isCallerKnown()) return none;
  if ((await currentCollection(key))?.state === "failed") return none;
  const head = await newestSnapshotHead(key);
  const meta = head?.complete === true ? await readSnapshotMeta(head.id, kind.Meta) : undefined;
  const since = meta && stopwatchSince(meta.takenAt);
  if (since === undefined) return none;
  return connectionEndpoint() === undefined
    ? { ms: await intervalMs(settings, key), since }
    : waitOf(startMs, startStopwatch());
}

/** How long from one collection to the next: longer than the refresh interval where the calls of a day would not last. */
async function intervalMs(
  { refreshMs, callsPerDay }: CollectorSettings,
  { callerKey }: InventoryKey,
): Promise<() => number> {
  const plan = await lastReadingPlan(callerKey);
  return () => Math.max(refreshMs(), intervalFor(plan, callsPerDay?.()));
}

async function untilDueOrAsked(
  key: InventoryKey,
  wait: Wait,
  announced: Bell,
  {
    signal,
    isDue,
    gatherMs = 250,
  }: Pick<CollectorSettings, "signal" | "gatherMs"> & { readonly isDue: CollectorSettings["isDue"] },
): Promise<void> {
  let looked = startStopwatch();
  // What was asked for while nothing was waited for counts too.
  let isAnnounced = true;
  for (;;) {
    signal.throwIfAborted();
    if (isAnnounced || looked.elapsedMs() >= unannouncedMs) {
      if (await takeCollectionRequest(key)) {
        await pause(gatherMs, signal);
        await takeCollectionRequest(key);
        return;
      }
      looked = startStopwatch();
    }
    const leftMs = wait.ms() - wait.since.elapsedMs();
    if (leftMs <= 0 || (await isDue?.()) === true) return;
    isAnnounced = await announced.rung(Math.min(isDue ? duePollMs : unannouncedMs, leftMs), signal);
  }
}
