import { type AccountClasses, classified } from "@/lib/organizations/account-classes";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Governance, SelfManaged, StatusKind, UnknownPolicy } from "./governance";
import { isPastPendingLimit } from "./evaluation";
import { mayNotHold } from "./overruled";

/** What governs the accounts of a class; `key` is what a filter for policies calls it. */
export type PolicyClass =
  | { readonly kind: "policy"; readonly key: string; readonly name: string; readonly index: number }
  | { readonly kind: "self-managed" | "none" | "unknown" | "inactive"; readonly key: string };

/** Accounts by the configuration policy that governs them. */
export function classesByPolicy(
  tree: OrgTree,
  { policies, policy }: Governance,
): AccountClasses<PolicyClass> {
  const classes: PolicyClass[] = [
    ...policies.map(({ id, name }, index) => ({ kind: "policy" as const, key: id, name, index })),
    { kind: "self-managed", key: "self-managed" },
    { kind: "none", key: "none" },
    { kind: "unknown", key: "unknown" },
    { kind: "inactive", key: "inactive" },
  ];
  const [selfManaged, none, unknown] = [policies.length, policies.length + 1, policies.length + 2];
  return {
    classes,
    of: classified(tree, unknown + 1, (node) => {
      const index = policy[node] ?? -1;
      if (index === SelfManaged) return selfManaged;
      if (index === UnknownPolicy) return unknown;
      return index < 0 ? none : index;
    }),
  };
}

const statusClasses = [
  "failed",
  "stuck",
  "pending",
  "success",
  "overruled",
  "none",
  "unknown",
  "inactive",
] as const;
const [failed, stuck, pending, success, overruled, none, unknown, inactive] = [0, 1, 2, 3, 4, 5, 6, 7];

/** How the association of the accounts of a class stands; what is stuck is not pending here, what may not hold no success. */
export interface StatusClass {
  readonly kind: (typeof statusClasses)[number];
  readonly key: string;
}

/**
 * Accounts by the status of their association.
 * @param policyEffects the `PolicyEffect` of each node
 */
export function classesByStatus(
  tree: OrgTree,
  { status, updatedAt }: Governance,
  policyEffects: Uint8Array,
  nowSeconds: number,
): AccountClasses<StatusClass> {
  return {
    classes: statusClasses.map((kind) => ({ kind, key: kind })),
    of: classified(tree, inactive, (node) => {
      switch (status[node]) {
        case StatusKind.Failed:
          return failed;
        case StatusKind.Pending:
          return isPastPendingLimit(updatedAt[node] ?? 0, nowSeconds) ? stuck : pending;
        case StatusKind.Success:
          return mayNotHold({ status }, policyEffects, node) === true ? overruled : success;
        case StatusKind.Unknown:
          return unknown;
        default:
          return none;
      }
    }),
  };
}
