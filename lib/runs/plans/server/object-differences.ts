import "server-only";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { FailureError } from "@/lib/core/failure";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { isListed } from "@/lib/security-hub/governance/governance";
import { requireReviewed } from "@/lib/security-hub/configuration/reviewed";
import { serverConfigIn } from "@/lib/server/aws";
import type { NewRun } from "../../new-run";
import type { Difference } from "../differences";

type Change = NewRun["changes"][number];

/**
 * The policies, aggregators and the organization configuration that a plan changes and that are not as they were reviewed.
 * Asks AWS for aggregators only; rejects where it can't be asked.
 */
export async function objectDifferences({ changes }: NewRun, snapshot: Snapshot): Promise<Difference[]> {
  const differences = await Promise.all(changes.map((change) => differenceOf(change, snapshot)));
  return differences.filter((difference) => difference !== undefined);
}

async function differenceOf(change: Change, snapshot: Snapshot): Promise<Difference | undefined> {
  switch (change.kind) {
    case "association":
    case "aggregator-tags":
      return undefined;
    case "policy":
      return policyDifference(change, snapshot);
    case "aggregator":
      return aggregatorDifference(change);
    case "configuration":
      return configurationDifference(change, snapshot);
  }
}

function policyDifference(
  { policy: change }: Extract<Change, { kind: "policy" }>,
  { governance }: Snapshot,
): Difference | undefined {
  if (change.operation === "create") return undefined;
  const before = change.operation === "update" ? change.openedAt : change.reviewedAt;
  const policy = governance.policies.find(({ id }) => id === change.policyId);
  const object = { id: change.policyId, name: policy?.name ?? change.policyId, path: "" };
  if (policy === undefined || !isListed(policy)) return { ...object, after: "deleted" };
  return Date.parse(policy.updatedAt) === Date.parse(before)
    ? undefined
    : { ...object, before, after: policy.updatedAt };
}

async function aggregatorDifference({
  aggregator: { region, name, expected },
}: Extract<Change, { kind: "aggregator" }>): Promise<Difference | undefined> {
  const present = await findAggregator(serverConfigIn(region), name);
  const actual = present === undefined ? ABSENT : fingerprintOf(present);
  if (actual === expected) return undefined;
  return { id: name, name, path: region, after: present === undefined ? "deleted" : "changed" };
}

function configurationDifference(
  { configuration: { expected } }: Extract<Change, { kind: "configuration" }>,
  { meta }: Snapshot,
): Difference | undefined {
  if (meta.configuration === undefined) return undefined;
  try {
    requireReviewed(meta.configuration, expected);
    return undefined;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return {
      id: "organization",
      name: "Organization configuration",
      path: "",
      after: error.failure.message,
    };
  }
}
