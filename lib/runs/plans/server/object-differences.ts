import "server-only";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { ABSENT_PACK, packTarget } from "@/lib/aws-config/packs/change/pack-change";
import { packFingerprint } from "@/lib/aws-config/packs/change/pack-state";
import { findPack } from "@/lib/inventory/serve/find-pack";
import { FailureError } from "@/lib/core/failure-error";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { describeOrganizationConfiguration } from "@/lib/security-hub/aws/operations";
import { requireReviewed } from "@/lib/security-hub/configuration/reviewed";
import { isListed } from "@/lib/security-hub/governance/governance";
import { findPolicy } from "@/lib/security-hub/policies/aws/find-policy";
import { serverAws, serverConfigIn } from "@/lib/server/aws";
import type { NewRun } from "../../new-run";
import type { PolicyChange } from "../../object-change";
import type { ObjectBefore } from "../../run-step";
import type { Difference } from "../differences";
import { readTags } from "@/lib/aws-config/tags/aws/operations";
import { isSameTags } from "@/lib/aws-config/tags/tag";

type Change = NewRun["changes"][number];
type Of<Kind extends Change["kind"]> = Extract<Change, { readonly kind: Kind }>;

/** An object that a plan changes and that is not as it was reviewed. */
export interface ChangedObject {
  /** The index of the change. */
  readonly change: number;
  readonly difference: Difference;
  /** Absent where AWS was not asked. */
  readonly present?: ObjectBefore;
}

/**
 * The policies, aggregators and the organization configuration that a plan changes and that are not as they were reviewed.
 * Rejects where AWS is asked and can't be.
 * @param source `aws`: as AWS has them now; `snapshot`: as they were collected, aggregators apart, of which AWS is asked always
 */
export async function changedObjects(
  { changes }: Pick<NewRun, "changes">,
  snapshot: Snapshot,
  source: "aws" | "snapshot",
): Promise<readonly ChangedObject[]> {
  const found = await Promise.all(
    changes.map(async (change, index) => {
      const changed = await changedObject(change, snapshot, source);
      return changed && { change: index, ...changed };
    }),
  );
  return found.filter((each) => each !== undefined);
}

type Changed = Omit<ChangedObject, "change"> | undefined;

function changedObject(
  change: Change,
  snapshot: Snapshot,
  source: "aws" | "snapshot",
): Changed | Promise<Changed> {
  switch (change.kind) {
    case "association":
      return undefined;
    case "policy":
      if (change.policy.operation === "create") return takenName(change.policy.settings.name, snapshot);
      return source === "aws" ? policyInAws(change) : policyInSnapshot(change, snapshot);
    case "aggregator":
      return aggregatorInAws(change);
    case "aggregator-tags":
      return source === "aws" ? tagsInAws(change) : undefined;
    case "configuration":
      return source === "aws" ? configurationInAws(change) : configurationInSnapshot(change, snapshot);
    case "pack":
      return source === "aws" ? packInAws(change) : undefined;
    case "pack-tags":
      return source === "aws" ? packTagsInAws(change) : undefined;
  }
}

/** A name belongs to one policy of an organization. */
function takenName(name: string, { governance }: Snapshot): Changed {
  const taken = governance.policies.find((policy) => policy.name === name && isListed(policy));
  return (
    taken && { difference: { id: taken.id, name, path: "", after: "a policy with this name exists now" } }
  );
}

function policyInSnapshot({ policy: change }: Of<"policy">, { governance }: Snapshot): Changed {
  if (change.operation === "create") return undefined;
  const policy = governance.policies.find(({ id }) => id === change.policyId);
  const isThere = policy !== undefined && isListed(policy);
  return policyDifference(change, isThere ? policy : undefined, { isExact: false });
}

async function policyInAws({ policy: change }: Of<"policy">): Promise<Changed> {
  if (change.operation === "create") return undefined;
  const policy = await findPolicy(serverAws(), change.policyId);
  const changed = policyDifference(change, policy, { isExact: change.operation === "update" });
  return changed && { ...changed, present: { kind: "policy", had: policy ?? null } };
}

/** @param isExact whether both times come from the policy itself: the list of policies gives them to the second */
function policyDifference(
  change: Exclude<PolicyChange, { readonly operation: "create" }>,
  policy: { readonly name: string; readonly updatedAt: string } | undefined,
  { isExact }: { readonly isExact: boolean },
): Changed {
  const before = change.operation === "update" ? change.openedAt : change.reviewedAt;
  const planned = change.operation === "update" ? change.settings.name : change.policyId;
  const object = { id: change.policyId, name: policy?.name ?? planned, path: "" };
  if (policy === undefined) return { difference: { ...object, after: "deleted" } };
  const at = (time: string) => Math.floor(Date.parse(time) / (isExact ? 1 : 1_000));
  return at(policy.updatedAt) === at(before)
    ? undefined
    : { difference: { ...object, before, after: policy.updatedAt } };
}

async function aggregatorInAws({
  aggregator: { region, name, expected },
}: Of<"aggregator">): Promise<Changed> {
  const found = await findAggregator(serverConfigIn(region), name);
  if ((found === undefined ? ABSENT : fingerprintOf(found)) === expected) return undefined;
  const after = found === undefined ? "deleted" : expected === ABSENT ? "exists now" : "changed";
  return {
    difference: { id: name, name, path: region, after },
    present: { kind: "aggregator", had: found ?? null },
  };
}

async function tagsInAws({ tags: { region, name, arn, expected } }: Of<"aggregator-tags">): Promise<Changed> {
  const { tags } = await readTags(serverConfigIn(region), arn);
  if (tags === undefined || isSameTags(tags, expected)) return undefined;
  return {
    difference: { id: `tags of ${name}`, name: `Tags of ${name}`, path: region, after: "changed" },
    present: { kind: "aggregator-tags", had: tags },
  };
}

async function packTagsInAws({ tags: { name, arn, expected } }: Of<"pack-tags">): Promise<Changed> {
  const { tags } = await readTags(serverAws(), arn);
  if (tags === undefined || isSameTags(tags, expected)) return undefined;
  return {
    difference: { id: `tags of ${packTarget(name)}`, name: `Tags of ${name}`, path: "", after: "changed" },
    present: { kind: "pack-tags", had: tags },
  };
}

async function packInAws({ pack: { name, expected } }: Of<"pack">): Promise<Changed> {
  const found = await findPack(serverAws(), name);
  if (packFingerprint(found) === expected) return undefined;
  const after = found === undefined ? "deleted" : expected === ABSENT_PACK ? "exists now" : "changed";
  return {
    difference: { id: packTarget(name), name, path: "", after },
    present: { kind: "pack", had: found ?? null },
  };
}

async function configurationInAws(change: Of<"configuration">): Promise<Changed> {
  const had = await describeOrganizationConfiguration(serverAws());
  const difference = configurationDifference(change, had);
  return difference && { difference, present: { kind: "configuration", had } };
}

function configurationInSnapshot(change: Of<"configuration">, { meta }: Snapshot): Changed {
  const difference = meta.configuration && configurationDifference(change, meta.configuration);
  return difference && { difference };
}

function configurationDifference(
  { configuration: { expected } }: Of<"configuration">,
  now: Parameters<typeof requireReviewed>[0],
): Difference | undefined {
  try {
    requireReviewed(now, expected);
    return undefined;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { message } = error.failure;
    return { id: "organization", name: "Organization configuration", path: "", after: message };
  }
}
