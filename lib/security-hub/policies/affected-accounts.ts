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
import { mayNotHold } from "../governance/overruled";
import { z } from "zod";

const active = accountStates.indexOf("ACTIVE");
const count = z.int().nonnegative();

/**
 * What one configuration governs. Accounts that are not ACTIVE are counted in `inactive` only; the active ones divide by
 * source into `applied` and `inherited`, and by status into `succeeded`, `pending`, `failed` and `withoutStatus`.
 */
export const AffectedAccounts = z.object({
  /** Root, OUs and accounts that it is applied to, whatever their state. */
  targets: count,
  /** Accounts that it is applied to directly. */
  applied: count,
  /** Accounts that inherit it. */
  inherited: count,
  succeeded: count,
  /** The part of succeeded that an Organizations policy may overrule. */
  overruled: count,
  /** The stuck ones included. */
  pending: count,
  /** The part of pending that is past AWS's limit of 24 hours. */
  stuck: count,
  failed: count,
  /** AWS reports no status that Canopy knows. */
  withoutStatus: count,
  inactive: count,
});
export type AffectedAccounts = z.infer<typeof AffectedAccounts>;

/** The affected accounts of every configuration of an organization. */
export interface AffectedByConfiguration {
  /** By the index of the policy. */
  readonly policies: readonly AffectedAccounts[];
  readonly selfManaged: AffectedAccounts;
  /** Accounts that nothing governs. */
  readonly none: AffectedAccounts;
}

/**
 * Counts what each configuration governs, as AWS reports it: one pass over the columns.
 * @param policyEffects the `PolicyEffect` of each node
 */
export function affectedAccountsOf(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  nowSeconds: number,
): AffectedByConfiguration {
  const policies = governance.policies.map(noAccounts);
  const selfManaged = noAccounts();
  const none = noAccounts();
  for (let node = 0; node < tree.size; node++) {
    const index = governance.policy[node] ?? NoPolicy;
    const affected = index === SelfManaged ? selfManaged : (policies[index] ?? none);
    const applied = governance.type[node] === AssociationKind.Applied;
    if (applied) affected.targets += 1;
    if (tree.kind[node] !== NodeKind.Account) continue;
    if (tree.state[node] !== active) {
      affected.inactive += 1;
      continue;
    }
    if (applied) affected.applied += 1;
    else affected.inherited += 1;
    const status = governance.status[node];
    if (status === StatusKind.Success) {
      affected.succeeded += 1;
      if (mayNotHold(governance, policyEffects, node) === true) affected.overruled += 1;
    } else if (status === StatusKind.Failed) affected.failed += 1;
    else if (status === StatusKind.Pending) {
      affected.pending += 1;
      if (isPastPendingLimit(governance.updatedAt[node] ?? 0, nowSeconds)) affected.stuck += 1;
    } else affected.withoutStatus += 1;
  }
  return { policies, selfManaged, none };
}

/** The active accounts that a configuration governs. */
export function governedAccounts({ applied, inherited }: AffectedAccounts): number {
  return applied + inherited;
}

/** The accounts that a configuration governs, whatever their state: those that a change of it reaches. */
export function allAccounts({ applied, inherited, inactive }: AffectedAccounts): number {
  return applied + inherited + inactive;
}

function noAccounts(): AffectedAccounts {
  return {
    targets: 0,
    applied: 0,
    inherited: 0,
    succeeded: 0,
    overruled: 0,
    pending: 0,
    stuck: 0,
    failed: 0,
    withoutStatus: 0,
    inactive: 0,
  };
}
