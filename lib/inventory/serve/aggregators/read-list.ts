import "server-only";
import type { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { summaryOf } from "@/lib/aws-config/aggregators/aggregator-list";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import { countMalformed } from "@/lib/aws/malformed-rows";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Region } from "@/lib/core/identifiers";
import { stopwatchSince } from "@/lib/core/stopwatch";
import { serverConfigIn } from "@/lib/server/aws";
import { connectionInForce, OfConnections } from "@/lib/server/connection-in-force";
import { failureFrom } from "@/lib/server/failure-from";

declare global {
  // What the last reading of the list found, for questions about all of its aggregators.
  var canopyAggregatorList: OfConnections<AggregatorList> | undefined;
  var canopyAggregatorListReading: OfConnections<Promise<AggregatorList>> | undefined;
}

/** The list as any caller read it last; read now where none has. */
export async function knownAggregatorList(): Promise<AggregatorList> {
  return globalThis.canopyAggregatorList?.value ?? readAgain();
}

/** The aggregators as they were listed last, without asking AWS; none where they never were. */
export function listedAggregators(): AggregatorList["regions"] {
  return globalThis.canopyAggregatorList?.value?.regions ?? [];
}

/** Which aggregator. */
export interface AggregatorAddress {
  readonly region: Region;
  readonly name: AggregatorName;
}

/** How often at the most the list is read again for names that it does not have. */
const missesEveryMs = 2_000;

/**
 * Those of the aggregators that exist, as far as the list knows; it is read again where one is missing, because it may
 * have been made a moment ago. A reading of sources takes hundreds of calls: none is begun for a name that is made up.
 */
export async function existing<Address extends AggregatorAddress>(
  addresses: readonly Address[],
): Promise<readonly Address[]> {
  const known = await knownAggregatorList();
  const isKnown = addresses.every((address) => isListed(known, address));
  const list = isKnown || !isOlderThan(known, missesEveryMs) ? known : await readAgain();
  return addresses.filter((address) => isListed(list, address));
}

/**
 * Rejects as `not-found` where there is no such aggregator, as `precondition` in a Region that Canopy does not look
 * into, and with the reason of the Region whose aggregators could not be listed.
 */
export async function requireAggregator(address: AggregatorAddress): Promise<void> {
  serverConfigIn(address.region);
  const [found] = await existing([address]);
  if (found !== undefined) return;
  const failure = listedAggregators().find(({ region }) => region === address.region)?.failure;
  throw new FailureError(
    failure ?? {
      code: "not-found",
      message: `There is no aggregator ${address.name} in ${address.region}. It may have been deleted since.`,
    },
  );
}

/** One that AWS has just described exists: a list that does not have it was read before it was made. */
export function noteAggregator(address: AggregatorAddress): void {
  const known = globalThis.canopyAggregatorList?.value;
  if (known !== undefined && !isListed(known, address)) forgetAggregatorList();
}

/** After a change: the list as it was read is no longer true. */
export function forgetAggregatorList(): void {
  if (globalThis.canopyAggregatorList !== undefined) globalThis.canopyAggregatorList.value = undefined;
}

/** Whether a list was read longer ago than so many milliseconds, or by a clock that was wrong. */
export function isOlderThan({ readAt }: AggregatorList, ms: number): boolean {
  const age = stopwatchSince(readAt);
  return age === undefined || age.elapsedMs() >= ms;
}

/** One reading for all who ask for it while it runs. */
function readAgain(): Promise<AggregatorList> {
  const reading = (globalThis.canopyAggregatorListReading ??= new OfConnections());
  return reading.made(() =>
    readAggregatorList().finally(() => {
      reading.value = undefined;
    }),
  );
}

function isListed({ regions }: AggregatorList, { region, name }: AggregatorAddress): boolean {
  const listed = regions.find((each) => each.region === region)?.aggregators ?? [];
  return listed.some((each) => each.name === name);
}

/** The aggregators of all Regions Canopy looks into, read side by side; a Region that cannot be read says why. */
export async function readAggregatorList(): Promise<AggregatorList> {
  const readAt = Date.now();
  const regions = await Promise.all(connectionInForce().configRegions.map(readRegion));
  const list = { readAt, regions };
  (globalThis.canopyAggregatorList ??= new OfConnections()).value = list;
  return list;
}

async function readRegion(region: Region): Promise<AggregatorList["regions"][number]> {
  const operation = "config:DescribeConfigurationAggregators";
  let failure: Failure | undefined;
  try {
    const aws = serverConfigIn(region);
    const onMalformed = countMalformed(aws, operation, (counted) => {
      failure = counted;
    });
    const aggregators = await describeConfigurationAggregators(aws, [], { onMalformed });
    return { region, aggregators: aggregators.map(summaryOf), ...(failure && { failure }) };
  } catch (error) {
    return { region, aggregators: [], failure: failureFrom(error, operation) };
  }
}
