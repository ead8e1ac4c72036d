import { accountStates, type AccountState } from "@/lib/organizations/model";
import { Reach } from "@/lib/organizations/policies/reach";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { textSearch } from "@/lib/organizations/text-search";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { AssociationKind, type Governance, NoPolicy, SelfManaged, StatusKind } from "./governance";
import { isPastPendingLimit } from "./pending-limit";

/** The words a filter uses for a status; `stuck` is PENDING past AWS's limit, `none` is no association. */
export const statusFilters = ["failed", "pending", "stuck", "success", "none"] as const;
export type StatusFilter = (typeof statusFilters)[number];

export const sourceFilters = ["applied", "inherited", "none"] as const;
export type SourceFilter = (typeof sourceFilters)[number];

export const kindFilters = ["account", "ou"] as const;
export type KindFilter = (typeof kindFilters)[number];

/** Whether an Organizations policy for Security Hub CSPM reaches a target, which may overrule what governs it. */
export const reachFilters = ["reached", "not-reached"] as const;
export type ReachFilter = (typeof reachFilters)[number];

/** What a policy filter may hold beside policy ids. */
export const SELF_MANAGED_FILTER = "self-managed";
export const NO_POLICY_FILTER = "none";

/** Within a dimension any value will do; every dimension that is not empty must hold. */
export interface GovernanceFilter {
  readonly text: string;
  readonly statuses: readonly StatusFilter[];
  readonly sources: readonly SourceFilter[];
  /** Policy ids, `self-managed` or `none`. */
  readonly policies: readonly string[];
  readonly states: readonly AccountState[];
  readonly kinds: readonly KindFilter[];
  readonly reach?: readonly ReachFilter[];
  /** Only what lies below this OU, root or account id. */
  readonly within?: string;
}

export const noFilter: GovernanceFilter = {
  text: "",
  statuses: [],
  sources: [],
  policies: [],
  states: [],
  kinds: [],
};

/** Whether the filter lets everything through. */
export function isEmptyFilter(filter: GovernanceFilter): boolean {
  const { statuses, sources, policies, states, kinds, reach = [] } = filter;
  const dimensions = [statuses, sources, policies, states, kinds, reach];
  return (
    filter.text.trim() === "" &&
    filter.within === undefined &&
    dimensions.every((values) => values.length === 0)
  );
}

/**
 * 1 for each node that the filter lets through, 0 for the others; one pass over the columns. `reach` has the `Reach` of each
 * node; what is not known, or all without it, is neither reached nor not reached.
 */
export function matchesFilter(
  tree: OrgTree,
  governance: Governance,
  filter: GovernanceFilter,
  nowSeconds: number,
  reach?: Uint8Array,
): Uint8Array {
  const isText = filter.text.trim() !== "";
  const matches = isText ? textSearch(tree)(filter.text) : new Uint8Array(tree.size).fill(1);
  if (isEmptyFilter({ ...filter, text: "" })) return matches;
  const policies = wantedPolicies(governance, filter.policies);
  const states = new Set(filter.states.map((state) => accountStates.indexOf(state)));
  const statuses = new Set(filter.statuses);
  const sources = new Set(filter.sources);
  const wantedReach = new Set<number>(
    filter.reach?.map((each) => (each === "reached" ? Reach.Reached : Reach.None)),
  );
  const scope = filter.within === undefined ? 0 : nodeLookup(tree)(filter.within);
  // A link may name an OU that is gone: nothing is below it.
  const scopeStart = scope ?? tree.size;
  const scopeEnd = scope === undefined ? tree.size : (tree.subtreeEnd[scope] ?? 0);
  for (let node = 0; node < tree.size; node++) {
    if (matches[node] === 0) continue;
    const keeps =
      node >= scopeStart &&
      node < scopeEnd &&
      (filter.kinds.length === 0 || filter.kinds.includes(kindOf(tree, node))) &&
      (states.size === 0 || states.has(tree.state[node] ?? -1)) &&
      (policies === undefined || policies.has(governance.policy[node] ?? NoPolicy)) &&
      (wantedReach.size === 0 || wantedReach.has(reach?.[node] ?? Reach.Unknown)) &&
      (sources.size === 0 || sources.has(sourceOf(governance, node))) &&
      (statuses.size === 0 || hasStatus(governance, node, statuses, nowSeconds));
    if (!keeps) matches[node] = 0;
  }
  return matches;
}

function wantedPolicies(governance: Governance, wanted: readonly string[]): ReadonlySet<number> | undefined {
  if (wanted.length === 0) return undefined;
  const indexes = new Set<number>();
  for (const value of wanted) {
    if (value === SELF_MANAGED_FILTER) indexes.add(SelfManaged);
    else if (value === NO_POLICY_FILTER) indexes.add(NoPolicy);
    else {
      const index = governance.policies.findIndex((policy) => policy.id === value);
      if (index >= 0) indexes.add(index);
    }
  }
  return indexes;
}

function kindOf(tree: OrgTree, node: number): KindFilter {
  return tree.kind[node] === NodeKind.Account ? "account" : "ou";
}

function sourceOf(governance: Governance, node: number): SourceFilter {
  if (governance.type[node] === AssociationKind.Applied) return "applied";
  return governance.type[node] === AssociationKind.Inherited ? "inherited" : "none";
}

function hasStatus(
  governance: Governance,
  node: number,
  wanted: ReadonlySet<StatusFilter>,
  nowSeconds: number,
): boolean {
  switch (governance.status[node]) {
    case StatusKind.Failed:
      return wanted.has("failed");
    case StatusKind.Success:
      return wanted.has("success");
    case StatusKind.Pending:
      return (
        wanted.has("pending") ||
        (wanted.has("stuck") && isPastPendingLimit(governance.updatedAt[node] ?? 0, nowSeconds))
      );
    case StatusKind.Unknown:
      return false;
    default:
      return wanted.has("none");
  }
}
