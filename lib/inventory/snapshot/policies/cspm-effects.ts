import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { policyEffects } from "@/lib/organizations/policies/policy-effect";
import type { OrgTree } from "@/lib/organizations/tree";
import type { SnapshotMeta } from "../snapshot";
import { areOrganizationsPoliciesRead } from "../snapshot-parts";

/** The part of a snapshot's head that says which Organizations policies there are, and whether all of them are known. */
export type PolicyHead = Pick<SnapshotMeta, "missingParts" | "policyTypes" | "organizationsPolicies">;

/** The `PolicyEffect` of Organizations' policies for Security Hub CSPM, for each node of a snapshot's tree. */
export function cspmEffects({
  tree,
  meta,
}: {
  readonly tree: OrgTree;
  readonly meta: PolicyHead;
}): Uint8Array {
  const isWhole = areOrganizationsPoliciesRead(meta, CSPM_POLICY);
  return policyEffects(tree, meta.organizationsPolicies ?? [], { type: CSPM_POLICY, isWhole });
}
