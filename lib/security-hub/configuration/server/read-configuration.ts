import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { failed, type Result, success } from "@/lib/core/result";
import { listDelegatedAdministrators } from "@/lib/organizations/aws/operations";
import type { ConfigurationReading } from "@/lib/security-hub/configuration/reading";
import { type LocalBlockers, blockersOf } from "@/lib/security-hub/configuration/blockers";
import {
  describeOrganizationConfiguration,
  findingAggregator,
  listConfigurationPolicies,
  listConfigurationPolicyAssociations,
} from "@/lib/security-hub/aws/operations";
import { collect } from "@/lib/aws/paginate";
import { wholeRows } from "@/lib/aws/malformed-rows";
import { failureFrom } from "@/lib/server/failure-from";
import { serverAws } from "@/lib/server/aws";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";

/** Asks AWS how the organization is configured now; each part succeeds or fails on its own. */
export async function readConfiguration(): Promise<ConfigurationReading> {
  const aws = serverAws();
  const [configuration, aggregator, administrators] = await Promise.all([
    settled(describeOrganizationConfiguration(aws)),
    settled(
      wholeRows(aws, "securityhub:ListFindingAggregators", (options) => findingAggregator(aws, options)).then(
        (found) => found ?? null,
      ),
    ),
    settled(
      wholeRows(aws, "organizations:ListDelegatedAdministrators", (options) =>
        listDelegatedAdministrators(aws, "securityhub.amazonaws.com", options),
      ),
    ),
  ]);
  return { readAt: Date.now(), isLive: true, configuration, findingAggregator: aggregator, administrators };
}

/**
 * Asks AWS for everything that stands in the way of LOCAL: what is applied, and the policies. Names come from the newest
 * snapshot. One failure fails the whole: half of the blockers would look like all of them.
 */
export function readBlockers(): Promise<Result<LocalBlockers>> {
  return settled(listBlockers());
}

async function listBlockers(): Promise<LocalBlockers> {
  const aws = serverAws();
  const [applied, policies, snapshot] = await Promise.all([
    wholeRows(aws, "securityhub:ListConfigurationPolicyAssociations", (options) =>
      collect(listConfigurationPolicyAssociations(aws, { type: "APPLIED" }, options)),
    ),
    wholeRows(aws, "securityhub:ListConfigurationPolicies", (options) =>
      listConfigurationPolicies(aws, options),
    ),
    snapshotOrUndefined(),
  ]);
  return blockersOf(applied, policies, snapshot?.tree);
}

async function settled<Value>(question: Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await question);
  } catch (error) {
    if (error instanceof FailureError) return failed(error.failure);
    throw error;
  }
}

async function snapshotOrUndefined(): Promise<Snapshot | undefined> {
  try {
    return await currentSnapshot();
  } catch (error) {
    failureFrom(error, "canopy:ReadBlockers");
    return undefined;
  }
}
