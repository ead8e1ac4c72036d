import { type Governance, StatusKind } from "@/lib/security-hub/governance/governance";
import type { RollUps } from "@/lib/security-hub/governance/roll-up";

/** What siblings can be sorted by; `name` is the order of the tree itself. */
export const sortKeys = ["name", "governed", "status", "accounts", "failed", "updated"] as const;
export type SortKey = (typeof sortKeys)[number];

// What needs attention comes first when sorting by status.
const urgency: Readonly<Record<number, number>> = {
  [StatusKind.Failed]: 0,
  [StatusKind.Pending]: 1,
  [StatusKind.None]: 2,
  [StatusKind.Success]: 3,
};

/** Compares two siblings; undefined where the tree's own order will do. */
export function siblingOrder(
  key: SortKey,
  descending: boolean,
  governance: Governance,
  rollUp: RollUps,
): ((a: number, b: number) => number) | undefined {
  const ascending = ascendingOrder(key, governance, rollUp);
  if (key === "name" && !descending) return undefined;
  return descending ? (a, b) => ascending(b, a) : ascending;
}

function ascendingOrder(key: SortKey, governance: Governance, rollUp: RollUps) {
  switch (key) {
    case "name":
      return (a: number, b: number) => a - b;
    case "governed":
      return (a: number, b: number) => policyName(governance, a).localeCompare(policyName(governance, b));
    case "status":
      return (a: number, b: number) =>
        urgencyOf(governance, a) - urgencyOf(governance, b) || rollUp(b).failed - rollUp(a).failed;
    case "accounts":
      return (a: number, b: number) => rollUp(a).accounts - rollUp(b).accounts;
    case "failed":
      return (a: number, b: number) => rollUp(a).failed - rollUp(b).failed;
    case "updated":
      return (a: number, b: number) => (governance.updatedAt[a] ?? 0) - (governance.updatedAt[b] ?? 0);
  }
}

function policyName(governance: Governance, node: number): string {
  return governance.policies[governance.policy[node] ?? -1]?.name ?? "";
}

function urgencyOf(governance: Governance, node: number): number {
  return urgency[governance.status[node] ?? StatusKind.None] ?? 2;
}
