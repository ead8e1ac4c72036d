import { accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import {
  AssociationKind,
  type Governance,
  NoPolicy,
  SelfManaged,
  StatusKind,
} from "../governance/governance";
import { isPastPendingLimit } from "../governance/evaluation";
import { z } from "zod";

const active = accountStates.indexOf("ACTIVE");
const count = z.int().nonnegative();

/**
 * What one configuration governs. Accounts that are not ACTIVE are counted in `inactive` only; the active ones divide by
 * source into `applied` and `inherited`, and by status into `succeeded`, `pending`, `failed` and `withoutStatus`.
 */
export const PolicyReach = z.object({
  /** Root, OUs and accounts that it is applied to, whatever their state. */
  targets: count,
  /** Accounts that it is applied to directly. */
  applied: count,
  /** Accounts that inherit it. */
  inherited: count,
  succeeded: count,
  /** The stuck ones included. */
  pending: count,
  /** The part of pending that is past AWS's limit of 24 hours. */
  stuck: count,
  failed: count,
  /** AWS reports no status that Canopy knows. */
  withoutStatus: count,
  inactive: count,
});
export type PolicyReach = z.infer<typeof PolicyReach>;

/** The reach of every configuration of an organization. */
export interface Reaches {
  /** By the index of the policy. */
  readonly policies: readonly PolicyReach[];
  readonly selfManaged: PolicyReach;
  /** Accounts that nothing governs. */
  readonly none: PolicyReach;
}

/** Counts what each configuration governs, as AWS reports it: one pass over the columns. */
export function reachesOf(tree: OrgTree, governance: Governance, nowSeconds: number): Reaches {
  const policies = governance.policies.map(nothingReached);
  const selfManaged = nothingReached();
  const none = nothingReached();
  for (let node = 0; node < tree.size; node++) {
    const index = governance.policy[node] ?? NoPolicy;
    const reach = index === SelfManaged ? selfManaged : (policies[index] ?? none);
    const applied = governance.type[node] === AssociationKind.Applied;
    if (applied) reach.targets += 1;
    if (tree.kind[node] !== NodeKind.Account) continue;
    if (tree.state[node] !== active) {
      reach.inactive += 1;
      continue;
    }
    if (applied) reach.applied += 1;
    else reach.inherited += 1;
    const status = governance.status[node];
    if (status === StatusKind.Success) reach.succeeded += 1;
    else if (status === StatusKind.Failed) reach.failed += 1;
    else if (status === StatusKind.Pending) {
      reach.pending += 1;
      if (isPastPendingLimit(governance.updatedAt[node] ?? 0, nowSeconds)) reach.stuck += 1;
    } else reach.withoutStatus += 1;
  }
  return { policies, selfManaged, none };
}

/** The active accounts that a configuration governs. */
export function governedAccounts({ applied, inherited }: PolicyReach): number {
  return applied + inherited;
}

function nothingReached(): PolicyReach {
  return {
    targets: 0,
    applied: 0,
    inherited: 0,
    succeeded: 0,
    pending: 0,
    stuck: 0,
    failed: 0,
    withoutStatus: 0,
    inactive: 0,
  };
}
