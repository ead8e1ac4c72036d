import "server-only";
import type { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { summaryOf } from "@/lib/aws-config/aggregators/aggregator-list";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/operations";
import type { Region } from "@/lib/core/identifiers";
import { env } from "@/lib/env";
import { serverConfigIn } from "@/lib/server/aws";
import { failureFrom } from "@/lib/server/failure-from";

declare global {
  // What the last reading of the list found, for questions about all of its aggregators.
  var canopyAggregatorList: AggregatorList | undefined;
}

/** The list as it was read last, by whomever; read now where it never was. */
export async function knownAggregatorList(): Promise<AggregatorList> {
  return globalThis.canopyAggregatorList ?? readAggregatorList();
}

/** The aggregators as they were listed last, without asking AWS; none where they never were. */
export function listedAggregators(): AggregatorList["regions"] {
  return globalThis.canopyAggregatorList?.regions ?? [];
}

/** The aggregators of all Regions Canopy looks into, read side by side; a Region that cannot be read says why. */
export async function readAggregatorList(): Promise<AggregatorList> {
  const readAt = Date.now();
  const regions = await Promise.all(env().configRegions.map(readRegion));
  globalThis.canopyAggregatorList = { readAt, regions };
  return globalThis.canopyAggregatorList;
}

async function readRegion(region: Region): Promise<AggregatorList["regions"][number]> {
  try {
    const aggregators = await describeConfigurationAggregators(serverConfigIn(region));
    return { region, aggregators: aggregators.map(summaryOf) };
  } catch (error) {
    const operation = "config:DescribeConfigurationAggregators";
    return { region, aggregators: [], failure: failureFrom(error, operation) };
  }
}
