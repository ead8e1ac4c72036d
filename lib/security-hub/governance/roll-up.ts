import { accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Governance, NoPolicy, SelfManaged, StatusKind, UnknownPolicy } from "./governance";
import { isPastPendingLimit } from "./evaluation";

const active = accountStates.indexOf("ACTIVE");

/**
 * What is counted of the accounts below a node. Accounts that are not ACTIVE are counted in `inactive…` only. The active
 * ones divide in two ways: by status into `failed`, `pending`, `succeeded`, `withoutStatus` and `unknownStatus`; by what
 * governs them into `governed` (by a policy), `selfManaged`, `ungoverned` and `unknownPolicy`. `stuck` is a part of
 * `pending`; what is unknown is what AWS names and Canopy does not know.
 */
type RollUpMeasure =
  | "accounts"
  | "active"
  | "succeeded"
  | "pending"
  | "stuck"
  | "failed"
  | "withoutStatus"
  | "unknownStatus"
  | "governed"
  | "ungoverned"
  | "selfManaged"
  | "unknownPolicy"
  | "inactive"
  | "inactiveFailed";
export type RollUp = Readonly<Record<RollUpMeasure, number>>;

/** Answers how many accounts in a node's subtree (itself included) fall under each measure, in constant time. */
export type RollUps = (node: number) => RollUp;

/**
 * Roll-ups of every subtree by prefix sums: one pass over the nodes, then two subtractions a measure.
 * `pending` counts the stuck ones too; `accounts` is all accounts, whatever their state.
 */
export function rollUps(tree: OrgTree, governance: Governance, nowSeconds: number): RollUps {
  const sums = prefixSums(tree, governance, nowSeconds);
  return (node) => {
    const end = tree.subtreeEnd[node] ?? node;
    const count = (measure: RollUpMeasure) => (sums[measure][end] ?? 0) - (sums[measure][node] ?? 0);
    return {
      accounts: count("accounts"),
      active: count("active"),
      succeeded: count("succeeded"),
      pending: count("pending"),
      stuck: count("stuck"),
      failed: count("failed"),
      withoutStatus: count("withoutStatus"),
      unknownStatus: count("unknownStatus"),
      governed: count("governed"),
      ungoverned: count("ungoverned"),
      selfManaged: count("selfManaged"),
      unknownPolicy: count("unknownPolicy"),
      inactive: count("inactive"),
      inactiveFailed: count("inactiveFailed"),
    };
  };
}

/** `sums[measure][i]`: how many of the nodes before node i fall under the measure. */
function prefixSums(
  tree: OrgTree,
  governance: Governance,
  nowSeconds: number,
): Record<RollUpMeasure, Uint32Array> {
  const sums = {
    accounts: new Uint32Array(tree.size + 1),
    active: new Uint32Array(tree.size + 1),
    succeeded: new Uint32Array(tree.size + 1),
    pending: new Uint32Array(tree.size + 1),
    stuck: new Uint32Array(tree.size + 1),
    failed: new Uint32Array(tree.size + 1),
    withoutStatus: new Uint32Array(tree.size + 1),
    unknownStatus: new Uint32Array(tree.size + 1),
    governed: new Uint32Array(tree.size + 1),
    ungoverned: new Uint32Array(tree.size + 1),
    selfManaged: new Uint32Array(tree.size + 1),
    unknownPolicy: new Uint32Array(tree.size + 1),
    inactive: new Uint32Array(tree.size + 1),
    inactiveFailed: new Uint32Array(tree.size + 1),
  };
  const add = (sum: Uint32Array, node: number, counts: boolean) => {
    sum[node + 1] = (sum[node] ?? 0) + (counts ? 1 : 0);
  };
  for (let node = 0; node < tree.size; node++) {
    const isAccount = tree.kind[node] === NodeKind.Account;
    const isActive = isAccount && tree.state[node] === active;
    const isInactive = isAccount && !isActive;
    const status = governance.status[node];
    const isPending = isActive && status === StatusKind.Pending;
    add(sums.accounts, node, isAccount);
    add(sums.active, node, isActive);
    add(sums.succeeded, node, isActive && status === StatusKind.Success);
    add(sums.pending, node, isPending);
    add(sums.stuck, node, isPending && isPastPendingLimit(governance.updatedAt[node] ?? 0, nowSeconds));
    add(sums.failed, node, isActive && status === StatusKind.Failed);
    add(sums.withoutStatus, node, isActive && (status ?? StatusKind.None) === StatusKind.None);
    add(sums.unknownStatus, node, isActive && status === StatusKind.Unknown);
    add(sums.governed, node, isActive && (governance.policy[node] ?? NoPolicy) >= 0);
    add(sums.ungoverned, node, isActive && governance.policy[node] === NoPolicy);
    add(sums.selfManaged, node, isActive && governance.policy[node] === SelfManaged);
    add(sums.unknownPolicy, node, isActive && governance.policy[node] === UnknownPolicy);
    add(sums.inactive, node, isInactive);
    add(sums.inactiveFailed, node, isInactive && status === StatusKind.Failed);
  }
  return sums;
}
