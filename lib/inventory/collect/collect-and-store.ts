import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type MissingPart, type PartName, partLabel } from "@/lib/core/missing-part";
import { type Aws, inBackground } from "@/lib/aws/create-aws";
import { partOfBudget } from "@/lib/aws/rates/rate-budget";
import type { Failure } from "@/lib/core/failure";
import { isWorthRetrying } from "@/lib/core/failure-error";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { reportCollection } from "@/lib/store/collections";
import { lastUpdateSeq } from "@/lib/store/snapshot-updates";
import type { CollectionPlan, RunningCollection } from "./collection-plan";
import { GrowingSnapshot } from "./growing-snapshot";
import { readingPlan } from "./reading-plan";
import { ProgressMeter } from "./progress-meter";
import { ProgressReporter } from "./progress-reporter";
import type { InventoryKey } from "../snapshot/dataset";
import type { CollectionProgress } from "../snapshot/progress";
import type { Caller } from "../snapshot/snapshot";
import type { AnySnapshot } from "../serve/kinds/snapshot-kind";

export interface Collection {
  readonly aws: Aws;
  readonly caller: Caller;
  readonly callerKey: string;
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
 * Collects a dataset once, stores what came of it, and reports its progress meanwhile. The first collection of a caller
 * is stored while it grows; later ones replace the snapshot before in one piece. Rejects when aborted, with the
 * signal's reason.
 */
export async function collectAndStore<Snapshot extends AnySnapshot>(
  plan: CollectionPlan<Snapshot>,
  collection: Collection,
): Promise<CollectionOutcome> {
  const { kind } = plan;
  const { caller, callerKey, signal } = collection;
  const key = { callerKey, dataset: kind.dataset };
  const takenAt = Date.now();
  const before = await snapshotBefore(plan);
  const updatesBefore = await lastUpdateSeq();
  const given = withPartOfRate(collection.aws, plan.partOfRate);
  const meter = new ProgressMeter({
    plan: plan.streams,
    budget: given.budget,
    startedAt: takenAt,
    onChange: (urgent) => reporter.changed(urgent),
  });
  const reporter = new ProgressReporter({
    key,
    read: () => meter.progress(),
    onError: (error) => log().warn({ err: error }, "The progress of the collection could not be stored"),
  });
  const aws = inBackground(countingThrottles(given, meter));
  const running = plan.begin({ aws, caller, takenAt, meter, signal, before });
  const growing = new GrowingSnapshot({
    kind,
    memory: plan.memory,
    callerKey,
    growthMs: collection.growthMs ?? (before && plan.resumes?.savedEveryMs),
    updatesBefore,
  });
  const { calls, leastMs } = readingPlan(
    [{ plan: plan.streams, streams: meter.progress().streams }],
    collection.aws.budget.rateOf,
  );
  log().info(
    before === undefined ? { ...key } : { ...key, calls, leastMs },
    before === undefined ? "A first collection begins" : "A collection begins",
  );
  // Nothing between here and what closes it can throw: a report left open would show a collection forever.
  await reporter.open();
  if (before === undefined || plan.resumes !== undefined) {
    growing.growWhile(
      // What was complete before stays so: it says itself what of it is older.
      () => running.snapshot(before?.meta.complete === true),
      (error) => log().warn({ err: error }, "The growing snapshot could not be stored"),
    );
  }
  let final: CollectionProgress = { state: "idle", streams: [] };
  try {
    await running.read();
    await growing.stopGrowing();
    const snapshot = running.snapshot(true);
    const failure = reasonToDiscard(running, before);
    const { streams } = meter.progress();
    if (snapshot === undefined || failure !== undefined) {
      const reason = failure ?? running.whyNothing();
      final = { state: "failed", startedAt: takenAt, streams, failure: reason };
      return { stored: false, failure: reason };
    }
    await growing.save(snapshot, running.definitions?.());
    await plan.recordStored?.(callerKey, snapshot, signal);
    final = { state: "idle", startedAt: takenAt, streams };
    const passing = running.missingParts().find((missing) => isWorthRetrying(missing.failure));
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
    await reportEnd(key, final, signal);
  }
}

const endAttempts = 3;
const endPauseMs = 1_000;

/** Without it every page would show a collection that goes on, until it has not been heard of for half a minute. */
async function reportEnd(key: InventoryKey, end: CollectionProgress, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; attempt <= endAttempts; attempt++) {
    try {
      await reportCollection(key, end);
      return;
    } catch (error) {
      log().warn({ err: error }, "The end of the collection could not be stored");
    }
    if (signal.aborted) return;
    await delay(endPauseMs, undefined, { ref: false });
  }
}

async function snapshotBefore<Snapshot extends AnySnapshot>({
  memory,
  resumes,
}: CollectionPlan<Snapshot>): Promise<Snapshot | undefined> {
  // The memory may be a quarter of a second old, from before the caller changed.
  memory().forget();
  const shown = await memory().read();
  return shown?.meta.complete === true || resumes !== undefined ? shown : undefined;
}

/**
 * Why the snapshot before stays: AWS did not answer something just now, or not to its end, that it had answered then. What
 * AWS refuses for good is the truth about this caller, and replaces what was known; so do rows with less in them, which a
 * missing part marks.
 */
function reasonToDiscard<Snapshot extends AnySnapshot>(
  { missingParts, isAboutAnother }: RunningCollection<Snapshot>,
  before: Snapshot | undefined,
): Failure | undefined {
  if (before === undefined || isAboutAnother(before)) return undefined;
  const had = new Set(before.meta.missingParts.map(partLabel));
  return missingParts().find((missing) => !had.has(partLabel(missing)) && isUnanswered(missing))?.failure;
}

/** Parts that say of rows that were read what is missing of them. */
const partsOfRows: ReadonlySet<PartName> = new Set(["account-places", "account-states", "ou-places"]);

/** Whether a part as a whole was not answered, or not to its end, for a reason that is not a refusal. */
function isUnanswered({ part, isPartial, failure }: MissingPart): boolean {
  if (isWorthRetrying(failure)) return true;
  const isOfRows = isPartial === true || partsOfRows.has(part);
  return failure.code === "unexpected" && !isOfRows;
}

function withPartOfRate(aws: Aws, part: number | undefined): Aws {
  return part === undefined ? aws : { ...aws, budget: partOfBudget(aws.budget, part) };
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
