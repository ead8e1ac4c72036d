import "server-only";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { inBackground } from "@/lib/aws/create-aws";
import { countMalformed } from "@/lib/aws/malformed-rows";
import { type Failure, FailureError } from "@/lib/core/failure";
import type { PolicyId, Region } from "@/lib/core/identifiers";
import { env } from "@/lib/env";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { rememberPolicyDetail } from "@/lib/inventory/serve/policies/policy-details";
import {
  aggregatorDefinition,
  type Definition,
  policyDefinition,
} from "@/lib/inventory/snapshot/changes/definition";
import { policyValue } from "@/lib/inventory/snapshot/changes/policy-diff";
import { getConfigurationPolicy } from "@/lib/security-hub/aws/operations";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { serverConfigIn } from "@/lib/server/aws";
import { log } from "@/lib/server/log";
import { databaseTime, knownPolicyTimes } from "@/lib/store/history/known-definitions";
import type { Reading } from "../reading";

/** The snapshot waits so long for them; what is not read by then is compared the next time. */
const waitsMs = 3_000;

/**
 * Reads, for the comparison with what was known, what those policies of the draft configure that were changed since, and
 * the aggregators of all Regions. What AWS does not give is no missing part of the snapshot, which does not show it.
 */
export async function readDefinitions(reading: Reading): Promise<void> {
  const begunAt = await databaseTime();
  const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(waitsMs)]);
  const limited: Reading = { ...reading, signal };
  const [policies, regions] = await Promise.all([
    readPolicies(limited),
    Promise.all(env().configRegions.map((region) => readRegion(limited, region))),
  ]);
  reading.signal.throwIfAborted();
  const aggregators = regions.flatMap((each) => each?.aggregators ?? []);
  reading.draft.definitions = {
    begunAt,
    definitions: [...policies, ...aggregators.map(aggregatorDefinition)],
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

async function readRegion(
  reading: Reading,
  region: Region,
): Promise<
  { region: Region; isWhole: boolean; aggregators: readonly ConfigurationAggregator[] } | undefined
> {
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
  return failure === undefined ? { region, isWhole, aggregators } : undefined;
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
