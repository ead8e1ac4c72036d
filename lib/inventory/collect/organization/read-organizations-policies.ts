import "server-only";
import type { Root } from "@/lib/organizations/model";
import {
  type AttachedPolicy,
  isTypeEnabled,
  type OrganizationsPolicy,
  securityHubPolicyTypes,
} from "@/lib/organizations/policies/model";
import { listPolicies, listTargetsForPolicy } from "@/lib/organizations/policies/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";

const stream = "settings";

/**
 * Reads Organizations' policies for Security Hub and what they are attached to: one call for each type that is enabled at
 * the root, or may be, and one for each policy, beside the long streams. A list that fails is a missing part, and never an empty list.
 */
export async function readOrganizationsPolicies(reading: Reading, { policyTypes }: Root): Promise<void> {
  const types = securityHubPolicyTypes.filter((type) => isTypeEnabled(policyTypes, type) !== false);
  const listed: OrganizationsPolicy[][] = [];
  await Promise.all(
    types.map(async (type, index) => {
      const part = { part: "organizations-policies", of: type } as const;
      const options = callOptions(reading, { ...part, operation: "organizations:ListPolicies" });
      await readPart(reading, { ...part, stream }, async () => {
        listed[index] = await listPolicies(reading.aws, type, options);
      });
    }),
  );
  if (types.length === 0 || listed.length === 0) return;
  reading.draft.organizationsPolicies = await Promise.all(
    listed.flat().map((policy) => withTargets(reading, policy)),
  );
}

async function withTargets(reading: Reading, policy: OrganizationsPolicy): Promise<AttachedPolicy> {
  const part = { part: "organizations-policy-targets", of: policy.type } as const;
  const options = callOptions(reading, { ...part, operation: "organizations:ListTargetsForPolicy" });
  const read: AttachedPolicy[] = [];
  await readPart(reading, { ...part, stream }, async () => {
    read.push({ ...policy, targetIds: await listTargetsForPolicy(reading.aws, policy.id, options) });
  });
  return read[0] ?? policy;
}
