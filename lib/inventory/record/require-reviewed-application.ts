import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure";
import { AccountId, type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { failureFrom } from "@/lib/server/failure-from";
import { currentSnapshot, forgetCurrentSnapshot } from "../serve/current-snapshot";
import { recordAssociations, recordedAssociation } from "./record-associations";

/**
 * Rejects as `conflict` where what is applied to a target itself is none of `accepted`: what its change was reviewed
 * against, and what the change makes of it, so that one whose answer was lost can be repeated. `null` is no application.
 *
 * Of a root or an OU, which decide for many accounts, AWS is asked; of an account the record counts, because a second call
 * for each of thousands would halve the rate.
 */
export async function requireReviewedApplication(
  aws: Aws,
  targetId: TargetId,
  accepted: readonly (ConfigurationId | null)[],
): Promise<void> {
  // Another replica may have recorded a change a moment ago.
  forgetCurrentSnapshot();
  const isAccount = AccountId.safeParse(targetId).success;
  const association = isAccount ? await recordedAssociation(targetId) : await asked(aws, targetId);
  const applied = applicationOf(association);
  if (accepted.includes(applied)) return;
  throw new FailureError({
    code: "conflict",
    message: `What is applied to this target was changed after the review: it is ${await inLabels(applied)} now. Nothing was changed.`,
  });
}

/** What AWS says, recorded as well; the record where AWS does not answer. */
async function asked(aws: Aws, targetId: TargetId): Promise<PolicyAssociation | undefined> {
  try {
    const found = await getConfigurationPolicyAssociation(aws, targetId);
    await (found === undefined ? recordAssociations([], [targetId]) : recordAssociations([found]));
    return found;
  } catch (error) {
    failureFrom(error, "securityhub:GetConfigurationPolicyAssociation");
    return recordedAssociation(targetId);
  }
}

function applicationOf(association: PolicyAssociation | undefined): ConfigurationId | null {
  return association?.type === "APPLIED" ? (association.configurationId ?? null) : null;
}

async function inLabels(applied: ConfigurationId | null): Promise<string> {
  if (applied === null) return "nothing";
  if (applied === SELF_MANAGED) return "self-managed";
  const policies = (await currentSnapshot())?.governance.policies ?? [];
  return policies.find(({ id }) => id === applied)?.name ?? applied;
}
