import { accountStates, type AccountState } from "@/lib/organizations/model";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import { tagFilter } from "@/lib/organizations/tags/tag-filter";
import { textSearch } from "@/lib/organizations/text-search";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import {
  AssociationKind,
  type Governance,
  NoPolicy,
  SelfManaged,
  StatusKind,
  UnknownPolicy,
} from "./governance";
import { associationCauses } from "../association-causes";
import { isPastPendingLimit } from "./evaluation";

/**
 * The words a filter uses for a status; `stuck` is PENDING past AWS's limit, `none` is no association, `unknown` a status
 * that Canopy doesn't know. The last two are no statuses of AWS's: they are the other figures into which the accounts are counted.
 */
export const statusFilters = [
  "failed",
  "pending",
  "stuck",
  "success",
  "none",
  "unknown",
  "self-managed",
  "inactive",
] as const;
export type StatusFilter = (typeof statusFilters)[number];

export const sourceFilters = ["applied", "inherited", "none"] as const;
export type SourceFilter = (typeof sourceFilters)[number];

export const kindFilters = ["account", "ou"] as const;
export type KindFilter = (typeof kindFilters)[number];

/** Whether an Organizations policy for Security Hub CSPM reaches a target, which may overrule what governs it. */
export const effectFilters = ["reached", "not-reached", "unknown"] as const;
export type EffectFilter = (typeof effectFilters)[number];

/** What a policy filter may hold beside policy ids. */
export const SELF_MANAGED_FILTER = "self-managed";
export const NO_POLICY_FILTER = "none";
const UNKNOWN_POLICY_FILTER = "unknown";

/** Within a dimension any value will do; every dimension that is not empty must hold. */
export interface GovernanceFilter {
  readonly text: string;
  readonly statuses: readonly StatusFilter[];
  readonly sources: readonly SourceFilter[];
  /** Policy ids, `self-managed`, `none` or `unknown`. */
  readonly policies: readonly string[];
  readonly states: readonly AccountState[];
  readonly kinds: readonly KindFilter[];
  readonly policyEffects?: readonly EffectFilter[];
  /** What is known of the account's configuration recorder, in the words of who knows it; see `FilterFacts`. */
  readonly recorders?: readonly string[];
  /** Only targets that failed for the cause with this key, see `associationCauses`. */
  readonly cause?: string;
  /** Only accounts whose association failed, whatever else is asked for. */
  readonly onlyFailedAccounts?: boolean;
  /** Only what lies below this OU, root or account id. */
  readonly within?: string;
  /** Tags that a target must have, as in an address; see `tagFilter`. */
  readonly tags?: readonly string[];
  /** Only the targets with these ids. Absent or empty: any. */
  readonly listed?: readonly string[];
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
  const { statuses, sources, policies, states, kinds, policyEffects = [], listed = [] } = filter;
  const { recorders = [], tags = [] } = filter;
  const dimensions = [statuses, sources, policies, states, kinds, policyEffects, listed, recorders, tags];
  return (
    filter.text.trim() === "" &&
    filter.within === undefined &&
    filter.cause === undefined &&
    filter.onlyFailedAccounts !== true &&
    dimensions.every((values) => values.length === 0)
  );
}

const effectOf = {
  reached: PolicyEffect.Affected,
  "not-reached": PolicyEffect.None,
  unknown: PolicyEffect.Unknown,
} as const satisfies Record<EffectFilter, number>;

/** What some filters ask for beyond the tree and what governs it. */
interface FilterFacts {
  /** The `PolicyEffect` of each node; not known of any without it. */
  readonly policyEffects?: Uint8Array | undefined;
  readonly managementAccountId?: string | undefined;
  /** What is known of the configuration recorder of an account; without it, that filter lets everything through. */
  readonly recorderOf?: ((node: number) => string | undefined) | undefined;
  /** Nothing is known of the tags of any target without them. */
  readonly tags?: PlacedTags | undefined;
}

/** 1 for each node that the filter lets through, 0 for the others; one pass over the columns. */
export function matchesFilter(
  tree: OrgTree,
  governance: Governance,
  filter: GovernanceFilter,
  nowSeconds: number,
  known: FilterFacts = {},
): Uint8Array {
  const isText = filter.text.trim() !== "";
  const matches = isText ? textSearch(tree)(filter.text) : new Uint8Array(tree.size).fill(1);
  if (isEmptyFilter({ ...filter, text: "" })) return matches;
  const policies = wantedPolicies(governance, filter.policies);
  const states = new Set(filter.states.map((state) => accountStates.indexOf(state)));
  const statuses = new Set(filter.statuses);
  const sources = new Set(filter.sources);
  const wantedEffects = new Set<number>(filter.policyEffects?.map((each) => effectOf[each]));
  const causeAt =
    filter.cause === undefined ? undefined : associationCauses(tree, governance, known.managementAccountId);
  const scope = filter.within === undefined ? 0 : nodeLookup(tree)(filter.within);
  const hasTags = tagFilter(known.tags, filter.tags ?? []);
  const listed = listedNodes(tree, filter.listed ?? []);
  // A link may name an OU that is gone: nothing is below it.
  const scopeStart = scope ?? tree.size;
  const scopeEnd = scope === undefined ? tree.size : (tree.subtreeEnd[scope] ?? 0);
  const recorders = new Set<string | undefined>(filter.recorders);
  const { recorderOf } = known;
  for (let node = 0; node < tree.size; node++) {
    if (matches[node] === 0) continue;
    const keeps =
      node >= scopeStart &&
      node < scopeEnd &&
      (hasTags === undefined || hasTags(node)) &&
      (listed === undefined || listed.has(node)) &&
      (filter.kinds.length === 0 || filter.kinds.includes(kindOf(tree, node))) &&
      (states.size === 0 || states.has(tree.state[node] ?? -1)) &&
      (policies === undefined || policies.has(governance.policy[node] ?? NoPolicy)) &&
      (wantedEffects.size === 0 || wantedEffects.has(known.policyEffects?.[node] ?? PolicyEffect.Unknown)) &&
      (recorders.size === 0 || recorderOf === undefined || recorders.has(recorderOf(node))) &&
      (sources.size === 0 || sources.has(sourceOf(governance, node))) &&
      (filter.onlyFailedAccounts !== true || isFailedAccount(tree, governance, node)) &&
      (causeAt === undefined || causeAt(node)?.key === filter.cause) &&
      (statuses.size === 0 ||
        hasStatus(governance, node, statuses, nowSeconds) ||
        hasFigure(tree, governance, node, statuses));
    if (!keeps) matches[node] = 0;
  }
  return matches;
}

const ACTIVE = accountStates.indexOf("ACTIVE");

function isFailedAccount(tree: OrgTree, governance: Governance, node: number): boolean {
  return tree.kind[node] === NodeKind.Account && governance.status[node] === StatusKind.Failed;
}

/** Undefined where no list is asked for; a list of which nothing is left matches nothing. */
function listedNodes(tree: OrgTree, ids: readonly string[]): ReadonlySet<number> | undefined {
  if (ids.length === 0) return undefined;
  const lookup = nodeLookup(tree);
  return new Set(ids.map(lookup).filter((node) => node !== undefined));
}

function wantedPolicies(governance: Governance, wanted: readonly string[]): ReadonlySet<number> | undefined {
  if (wanted.length === 0) return undefined;
  const indexes = new Set<number>();
  for (const value of wanted) {
    if (value === SELF_MANAGED_FILTER) indexes.add(SelfManaged);
    else if (value === NO_POLICY_FILTER) indexes.add(NoPolicy);
    else if (value === UNKNOWN_POLICY_FILTER) indexes.add(UnknownPolicy);
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

/** Whether a target is self-managed, or an account that is not active, where that is asked for. */
function hasFigure(
  tree: OrgTree,
  governance: Governance,
  node: number,
  wanted: ReadonlySet<StatusFilter>,
): boolean {
  return (
    (wanted.has("self-managed") && governance.policy[node] === SelfManaged) ||
    (wanted.has("inactive") && tree.kind[node] === NodeKind.Account && tree.state[node] !== ACTIVE)
  );
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
      return wanted.has("unknown");
    default:
      return wanted.has("none");
  }
}
