import { accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Governance, SelfManaged, StatusKind } from "./governance";
import { isPastPendingLimit } from "./pending-limit";

const active = accountStates.indexOf("ACTIVE");

/** What the accounts of a class have in common: what governs them, or how its association stands. */
export type AccountClass =
  | { readonly kind: "policy"; readonly key: string; readonly name: string; readonly index: number }
  | { readonly kind: "self-managed" | "none" | "inactive"; readonly key: string }
  | { readonly kind: "failed" | "stuck" | "pending" | "success"; readonly key: string };

/** Every account in exactly one class. Accounts that are not ACTIVE are a class of their own, whatever else is true. */
export interface AccountClasses {
  readonly classes: readonly AccountClass[];
  /** Index into `classes` for each node. That of a root or OU is its own, and not counted. */
  readonly of: Uint8Array;
}

/** Accounts by the configuration policy that governs them. */
export function classesByPolicy(tree: OrgTree, { policies, policy }: Governance): AccountClasses {
  const classes: AccountClass[] = [
    ...policies.map(({ id, name }, index) => ({ kind: "policy" as const, key: id, name, index })),
    { kind: "self-managed", key: "self-managed" },
    { kind: "none", key: "none" },
    { kind: "inactive", key: "inactive" },
  ];
  const [selfManaged, none] = [policies.length, policies.length + 1];
  return {
    classes,
    of: classified(tree, none + 1, (node) => {
      const index = policy[node] ?? -1;
      if (index === SelfManaged) return selfManaged;
      return index < 0 ? none : index;
    }),
  };
}

const byStatus = ["failed", "stuck", "pending", "success", "none", "inactive"] as const;
const [failed, stuck, pending, success, none, inactive] = [0, 1, 2, 3, 4, 5];

/** Accounts by the status of their association; those that are stuck are not counted as pending here. */
export function classesByStatus(
  tree: OrgTree,
  { status, updatedAt }: Governance,
  nowSeconds: number,
): AccountClasses {
  return {
    classes: byStatus.map((kind) => ({ kind, key: kind })),
    of: classified(tree, inactive, (node) => {
      switch (status[node]) {
        case StatusKind.Failed:
          return failed;
        case StatusKind.Pending:
          return isPastPendingLimit(updatedAt[node] ?? 0, nowSeconds) ? stuck : pending;
        case StatusKind.Success:
          return success;
        default:
          return none;
      }
    }),
  };
}

function classified(tree: OrgTree, inactiveClass: number, classOf: (node: number) => number): Uint8Array {
  const of = new Uint8Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    const isInactive = tree.kind[node] === NodeKind.Account && tree.state[node] !== active;
    of[node] = isInactive ? inactiveClass : classOf(node);
  }
  return of;
}

/** How many accounts of each class a node's subtree has, itself included. */
export function countClasses({ classes, of }: AccountClasses, tree: OrgTree, node: number): Uint32Array {
  const counts = new Uint32Array(classes.length);
  const end = tree.subtreeEnd[node] ?? node;
  for (let each = node; each < end; each++) {
    if (tree.kind[each] !== NodeKind.Account) continue;
    const index = of[each] ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
