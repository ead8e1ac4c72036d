import "server-only";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { inBackground } from "@/lib/aws/create-aws";
import { countMalformed, wholeRows } from "@/lib/aws/malformed-rows";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { PolicyId, Region } from "@/lib/core/identifiers";
import { connectionInForce } from "@/lib/server/connection-in-force";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { rememberPolicyDetail } from "@/lib/inventory/serve/policies/policy-details";
import {
  aggregatorDefinition,
  aggregatorTagsDefinition,
  type Definition,
  knownKey,
  policyDefinition,
} from "@/lib/inventory/snapshot/changes/definition";
import { policyValue } from "@/lib/inventory/snapshot/changes/policy-diff";
import { getConfigurationPolicy } from "@/lib/security-hub/aws/operations";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { serverConfigIn } from "@/lib/server/aws";
import { log } from "@/lib/server/log";
import { databaseTime, knownPolicyTimes, knownSince } from "@/lib/store/history/known-definitions";
import type { Reading } from "../reading";
import { listTagsForResource } from "@/lib/aws-config/tags/aws/operations";

/** The snapshot waits so long for them; what is not read by then is compared the next time. */
const waitsMs = 3_000;

/**
 * Reads, for the comparison with what was known, what those policies of the draft configure that were changed since, and
 * the aggregators of all Regions with their tags. What AWS does not give is no missing part of the snapshot, which does not show it.
 */
export async function readDefinitions(reading: Reading): Promise<void> {
  const begunAt = await databaseTime();
  const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(waitsMs)]);
  const limited: Reading = { ...reading, signal };
  const since = await knownSince(await currentCallerKey());
  const [policies, regions] = await Promise.all([
    readPolicies(limited),
    Promise.all(connectionInForce().configRegions.map((region) => readRegion(limited, region, since))),
  ]);
  reading.signal.throwIfAborted();
  const aggregators = regions.flatMap((each) => each?.aggregators ?? []);
  reading.draft.definitions = {
    begunAt,
    definitions: [
      ...policies,
      ...aggregators.map(aggregatorDefinition),
      ...regions.flatMap((each) => each?.tags ?? []),
    ],
    listed: regions.flatMap((each) => (each?.isWhole === true ? [each.region] : [])),
  };
}

async function readPolicies(reading: Reading): Promise<readonly Definition[]> {
  const { policies } = reading.draft;
  const known =
    policies.length === 0 ? new Map<PolicyId, string>() : await knownPolicyTimes(await currentCallerKey());
  const definitions: Definition[] = [];
  let isAllowed = true;
  for (const policy of policies) {
    const isKnown = known.get(policy.id)?.slice(0, 19) === policy.updatedAt.slice(0, 19);
    if (isKnown || !isAllowed) {
      definitions.push(listedDefinition(policy));
      continue;
    }
    // One after the other: few were changed, and people's own reads go first.
    const failure = await unlessFailed(
      reading,
      "securityhub:GetConfigurationPolicy",
      async ({ aws, signal }) => {
        const whole = await getConfigurationPolicy(aws, policy.id, { signal });
        rememberPolicyDetail(whole);
        definitions.push(policyDefinition(whole));
      },
    );
    // It would refuse the others as well.
    if (failure?.code !== "forbidden") continue;
    isAllowed = false;
    definitions.push(listedDefinition(policy));
  }
  return definitions;
}

function listedDefinition(policy: ConfigurationPolicySummary): Definition {
  return { kind: "policy", subject: policy.id, value: policyValue(policy) };
}

interface RegionRead {
  readonly region: Region;
  readonly isWhole: boolean;
  readonly aggregators: readonly ConfigurationAggregator[];
  /** Of those aggregators whose tags AWS gave. */
  readonly tags: readonly Definition[];
}

async function readRegion(
  reading: Reading,
  region: Region,
  since: ReadonlyMap<string, number>,
): Promise<RegionRead | undefined> {
  const operation = "config:DescribeConfigurationAggregators";
  let aggregators: readonly ConfigurationAggregator[] = [];
  let isWhole = true;
  const failure = await unlessFailed(reading, operation, async ({ signal }) => {
    const aws = inBackground(serverConfigIn(region));
    const onMalformed = countMalformed(aws, operation, () => {
      isWhole = false;
    });
    aggregators = await describeConfigurationAggregators(aws, [], { signal, onMalformed });
  });
  if (failure !== undefined) return undefined;
  // People wait for the first collection, and there is nothing yet to compare tags with.
  const tags = since.size === 0 ? [] : await readTags(reading, region, aggregators, since);
  return { region, isWhole, aggregators, tags };
}

/** Those read the longest ago come first, so that what is cut off by the time limit is read the next time. */
async function readTags(
  reading: Reading,
  region: Region,
  aggregators: readonly ConfigurationAggregator[],
  since: ReadonlyMap<string, number>,
): Promise<readonly Definition[]> {
  const operation = "config:ListTagsForResource";
  const readAt = (aggregator: ConfigurationAggregator) =>
    since.get(knownKey(aggregatorTagsDefinition(aggregator, []))) ?? 0;
  const tags: Definition[] = [];
  for (const aggregator of aggregators.toSorted((one, other) => readAt(one) - readAt(other))) {
    const failure = await unlessFailed(reading, operation, async ({ signal }) => {
      const aws = inBackground(serverConfigIn(region));
      const read = await wholeRows(aws, operation, (options) =>
        listTagsForResource(aws, aggregator.arn, { ...options, signal }),
      );
      tags.push(aggregatorTagsDefinition(aggregator, read));
    });
    // It would refuse the others as well.
    if (failure?.code === "forbidden" || reading.signal.aborted) break;
  }
  return tags;
}

/** Why AWS did not give it, or not in time; undefined where it did. */
async function unlessFailed(
  reading: Reading,
  operation: string,
  read: (reading: Reading) => Promise<void>,
): Promise<Failure | undefined> {
  try {
    await read(reading);
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    if (!reading.signal.aborted) throw error;
    log().debug({ operation }, "The comparison of policies and aggregators took too long");
    return { code: "unavailable", message: "AWS did not answer in time." };
  }
}
