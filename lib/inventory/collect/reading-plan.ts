import "server-only";
import {
  bucketOf,
  leastMs,
  type OperationName,
  publishedRate,
  type Rate,
} from "@/lib/aws/rates/published-rates";
import { currentCollection } from "@/lib/store/collections";
import type { Dataset } from "../snapshot/dataset";
import type { CollectionStream } from "../snapshot/progress";
import {
  complianceStreamPlan,
  organizationStreamPlan,
  packStreamPlan,
  recorderStreamPlan,
  type StreamPlan,
  tagStreamPlan,
} from "./stream-plan";

/** What reading datasets takes. */
export interface ReadingPlan {
  readonly calls: number;
  /** The least time at AWS's rates, all datasets side by side. */
  readonly leastMs: number;
}

interface PlannedReading {
  readonly plan: StreamPlan;
  readonly streams: readonly CollectionStream[];
}

const dayMs = 86_400_000;

/** The calls that readings come to, as far as they are known, and the least time for them: what shares a bucket waits in it. */
export function readingPlan(
  readings: readonly PlannedReading[],
  rateOf: (operation: OperationName) => Rate = publishedRate,
): ReadingPlan {
  const buckets = new Map<string, { calls: number; readonly rate: Rate }>();
  for (const { plan, streams } of readings)
    for (const { name, pacedBy } of plan.streams) {
      const stream = streams.find((each) => each.name === name);
      const bucket = buckets.get(bucketOf(pacedBy)) ?? { calls: 0, rate: rateOf(pacedBy) };
      bucket.calls += Math.max(stream?.pagesDone ?? 0, stream?.pagesExpected ?? 0);
      buckets.set(bucketOf(pacedBy), bucket);
    }
  const all = [...buckets.values()];
  return {
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
    leastMs: Math.round(Math.max(0, ...all.map(({ rate, calls }) => leastMs(rate, calls)))),
  };
}

/** What collecting all datasets of a caller takes, by how far their last or present reading came. */
export interface CollectionCalls extends ReadingPlan {
  /** Of account tags, which are read once a day. */
  readonly onceADay: number;
}

export async function lastReadingPlan(callerKey: string): Promise<CollectionCalls> {
  const read = async (dataset: Dataset, plan: StreamPlan) => ({
    plan,
    streams: (await currentCollection({ callerKey, dataset }))?.streams ?? [],
  });
  const [tags, ...refreshed] = await Promise.all([
    read("account-tags", tagStreamPlan),
    read("organization", organizationStreamPlan),
    read("conformance-packs", packStreamPlan),
    read("compliance", complianceStreamPlan),
    read("recorders", recorderStreamPlan),
  ]);
  return { ...readingPlan(refreshed), onceADay: readingPlan([tags]).calls };
}

/**
 * How far apart readings have to be, in milliseconds, for the calls of a day, a week at the most; 0 where they are not
 * limited.
 */
export function intervalFor(
  { calls, onceADay }: Pick<CollectionCalls, "calls" | "onceADay">,
  callsPerDay: number | undefined,
): number {
  if (callsPerDay === undefined) return 0;
  return Math.min(7 * dayMs, Math.ceil((calls / Math.max(1, callsPerDay - onceADay)) * dayMs));
}
