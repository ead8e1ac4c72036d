import "server-only";
import { z } from "zod";
import { aggregatorFigures } from "@/lib/aws-config/aggregators/aggregator-figures";
import type { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import type { EarlierFigures } from "@/lib/core/figures";
import { defineRead } from "@/lib/server/action";
import { failureFrom } from "@/lib/server/failure-from";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { keepFigures } from "@/lib/store/figures/figures";
import { baselineFigures } from "@/lib/inventory/server/read-earlier-figures";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { aggregatorsHealth } from "./read-health";
import {
  isOlderThan,
  knownAggregatorList,
  readAggregatorList,
} from "@/lib/inventory/serve/aggregators/read-list";

/** Aggregators come and go by hand: a list of a minute ago is as good as a new one, and costs no call. */
const listFreshMs = 60_000;

/**
 * The aggregators, how their sources are, and how they were before. Begins reading the sources that have not been read
 * yet, and keeps the numbers of a reading that is complete.
 */
export const readAggregatorsHealth = defineRead({
  operation: "config:DescribeConfigurationAggregators",
  input: z.object({ since: z.int().exactOptional() }),
  requires: "aggregator:read",
  run: async ({ since }) => {
    const list = await recentList();
    const health = await aggregatorsHealth();
    return { list, health, before: await earlierFigures(aggregatorFigures(list, health), since) };
  },
});

/** How the aggregators were before; unknown where the database does not say in time, because AWS has answered the rest. */
async function earlierFigures(
  now: EarlierFigures | undefined,
  since: number | undefined,
): Promise<EarlierFigures | undefined> {
  async function keepAndCompare(): Promise<EarlierFigures | undefined> {
    const key = { callerKey: await currentCallerKey(), dataset: "aggregators" } as const;
    if (now !== undefined) await keepFigures(key, now);
    return baselineFigures(key, now?.takenAt ?? Date.now(), since);
  }
  try {
    return await answerInTime(keepAndCompare());
  } catch (error) {
    failureFrom(error, "canopy:ReadEarlierFigures");
    return undefined;
  }
}

async function recentList(): Promise<AggregatorList> {
  const known = await knownAggregatorList();
  const isGood = known.regions.every(({ failure }) => failure === undefined);
  return isGood && !isOlderThan(known, listFreshMs) ? known : readAggregatorList();
}
