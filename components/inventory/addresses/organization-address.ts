import {
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  parseAsInteger,
} from "nuqs/server";
import { recorderStates } from "@/lib/aws-config/recorders/model";
import { accountStates } from "@/lib/organizations/model";
import {
  kindFilters,
  effectFilters,
  sourceFilters,
  statusFilters,
  type GovernanceFilter,
} from "@/lib/security-hub/governance/governance-filter";

/** How many targets of a list a link holds. */
export const MAX_LISTED = 200;

/** Everything that makes the view, in the URL, so that a link shows the next person the same thing. */
export const organizationParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(statusFilters)).withDefault([]),
  source: parseAsArrayOf(parseAsStringLiteral(sourceFilters)).withDefault([]),
  policy: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsArrayOf(parseAsStringLiteral(accountStates)).withDefault([]),
  kind: parseAsArrayOf(parseAsStringLiteral(kindFilters)).withDefault([]),
  within: parseAsString,
  /** Ids of targets out of a list, `MAX_LISTED` at most: a link that holds more is too long for browsers and servers. */
  listed: parseAsArrayOf(parseAsString).withDefault([]),
  /** Whether an Organizations policy for Security Hub CSPM reaches the target. */
  cspm: parseAsArrayOf(parseAsStringLiteral(effectFilters)).withDefault([]),
  /** What is known of the account's configuration recorder in the home Region. */
  recorder: parseAsArrayOf(parseAsStringLiteral(recorderStates)).withDefault([]),
  /** Tags that the target has, each as `tagParameter` writes it. */
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  /** The key of a cause of failure. */
  cause: parseAsString,
  /** The tree, its targets in one list, failed accounts in groups of one cause each, or accounts by their value of a tag. */
  view: parseAsStringLiteral(["tree", "list", "causes", "tags"]).withDefault("tree"),
  /** The key of the tag by which accounts are grouped. Absent: the one that most accounts have. */
  by: parseAsString,
  /** Branches above this depth are open. Absent: one level. */
  depth: parseAsInteger,
  /** Ids of branches that are the other way round than `depth` says. */
  toggled: parseAsArrayOf(parseAsString).withDefault([]),
  /** As `depth`, while a filter is in force. Absent: everything. */
  matchDepth: parseAsInteger,
  /** As `toggled`, while a filter is in force. */
  folded: parseAsArrayOf(parseAsString).withDefault([]),
  /** The target whose panel is open. */
  target: parseAsString,
  /** The policy whose targets are being selected: the assignment form begins with it. */
  assign: parseAsString,
  /** The plan that the assignment form opens with. */
  plan: parseAsString,
  /** Which panel is open beside the tree. */
  panel: parseAsStringLiteral(["target", "assign", "assignments"]).withDefault("target"),
};
export type OrganizationParams = inferParserType<typeof organizationParsers>;

/** A change of the view; `null` takes a parameter back to its default. */
export type ViewChange = { readonly [Name in keyof OrganizationParams]?: OrganizationParams[Name] | null };

/** Whether a view has a row for each target, with columns, an order and a keyboard: the tree and the list. */
export function areRowsShown({ view }: Pick<OrganizationParams, "view">): boolean {
  return view === "tree" || view === "list";
}

type FilterParam =
  | "q"
  | "status"
  | "source"
  | "policy"
  | "state"
  | "kind"
  | "within"
  | "listed"
  | "cspm"
  | "recorder"
  | "cause"
  | "tag";

/** The part of the view that decides which nodes match. The view by cause shows failed accounts alone. */
export function filterOf(params: Pick<OrganizationParams, FilterParam | "view">): GovernanceFilter {
  const filter: GovernanceFilter = {
    text: params.q,
    statuses: params.status,
    sources: params.source,
    policies: params.policy,
    states: params.state,
    kinds: params.kind,
    policyEffects: params.cspm,
    recorders: params.recorder,
    listed: params.listed,
    tags: params.tag,
    ...(params.within !== null && { within: params.within }),
    ...(params.cause !== null && { cause: params.cause }),
  };
  return params.view === "causes" ? { ...filter, onlyFailedAccounts: true } : filter;
}

/** The parameters that make the filter, and what was closed under it, emptied. */
export const clearedFilter = {
  q: null,
  status: null,
  source: null,
  policy: null,
  state: null,
  kind: null,
  within: null,
  listed: null,
  cspm: null,
  recorder: null,
  cause: null,
  tag: null,
  matchDepth: null,
  folded: null,
} as const;

/** Shows the active accounts below a target that have a status, and no others. */
export function activeBelow(id: string | null, status: "failed" | "pending"): ViewChange {
  return { ...clearedFilter, within: id, status: [status], kind: ["account"], state: ["ACTIVE"] };
}

/** Shows the targets with these ids and no others: where they are rows already as such, otherwise in the tree. */
export function listedChange(params: Pick<OrganizationParams, "view">, ids: string[]): ViewChange {
  return { ...clearedFilter, ...(!areRowsShown(params) && { view: null }), listed: ids };
}

const serialize = createSerializer(organizationParsers);

/** The parameters of an export of the causes that the view by cause shows. */
export function causeExportQuery(params: OrganizationParams): URLSearchParams {
  const query = exportQuery(params);
  query.set("rows", "causes");
  return query;
}

/** The parameters of an export of what is filtered: those of the view that decide which targets match. */
export function exportQuery({
  q,
  status,
  source,
  policy,
  state,
  kind,
  within,
  listed,
  cspm,
  recorder,
  cause,
  tag,
  view,
}: OrganizationParams): URLSearchParams {
  return new URLSearchParams(
    serialize({ q, status, source, policy, state, kind, within, listed, cspm, recorder, cause, tag, view }),
  );
}
