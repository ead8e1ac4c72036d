import type { Figures } from "@/lib/core/figures";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { affectedFigures } from "@/lib/organizations/policies/policy-effect";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import { areAssociationsRead, areOrganizationsPoliciesRead, isRead } from "./snapshot-parts";
import type { Snapshot } from "./snapshot";

/**
 * The organization in numbers, for comparing with the next time. Accounts that are not ACTIVE are counted apart, as in
 * roll-ups. What rests on a part that could not be read is absent: it would look like a change.
 */
export function organizationFigures({ meta, tree, governance }: Snapshot): Figures {
  const total = rollUps(tree, governance, meta.takenAt / 1000)(0);
  const { accounts, active, inactive } = total;
  if (!isRead(meta, "accounts")) return {};
  if (!isRead(meta, "account-states")) return { accounts };
  if (!areAssociationsRead(meta)) return { accounts, active, inactive };
  if (!areOrganizationsPoliciesRead(meta, CSPM_POLICY) || meta.organizationsPolicies === undefined) {
    return { ...total };
  }
  const { accounts: overruled, isLowerBound } = affectedFigures(
    tree,
    meta.organizationsPolicies,
    CSPM_POLICY,
  );
  return { ...total, ...(!isLowerBound && { overruled }) };
}
