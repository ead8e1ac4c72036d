import {
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { type DescendingFirst, sortDirections } from "@/components/ui/rows/sort-order";
import { cellFilters, type PackFilter, type CellFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { complianceFilters, type ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import { recorderStates } from "@/lib/aws-config/recorders/model";
import { accountStates } from "@/lib/organizations/model";
import type { Route } from "next";

/** The page of a pack, narrowed down or with an account open. */
export function packHref(
  name: string,
  {
    status,
    compliance,
    account,
    cause,
    view,
  }: {
    readonly status?: CellFilter;
    readonly compliance?: ComplianceFilter;
    readonly account?: string;
    readonly cause?: string;
    readonly view?: (typeof packTabs)[number];
  } = {},
): Route {
  const query = new URLSearchParams();
  if (view !== undefined) query.set("view", view);
  if (status !== undefined) query.set("status", status);
  if (compliance !== undefined) query.set("compliance", compliance);
  if (cause !== undefined) query.set("cause", cause);
  if (account !== undefined) query.set("account", account);
  const path: Route<`/packs/${string}`> = `/packs/${encodeURIComponent(name)}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The page of a rule of a pack: the accounts that fail it. */
export function ruleHref(packName: string, rule: string, query = new URLSearchParams()): Route {
  const path: Route<`/packs/${string}/rules/${string}`> = `/packs/${encodeURIComponent(packName)}/rules/${encodeURIComponent(rule)}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The page of an account. */
export function accountHref(accountId: string): Route {
  return `/accounts/${encodeURIComponent(accountId)}`;
}

/** What narrows accounts down, on every page about packs. */
const filterParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(cellFilters)).withDefault([]),
  state: parseAsArrayOf(parseAsStringLiteral(accountStates)).withDefault([]),
  within: parseAsString,
  cause: parseAsString,
  /** Tags that the account has, each as `tagParameter` writes it. */
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  compliance: parseAsArrayOf(parseAsStringLiteral(complianceFilters)).withDefault([]),
  recorder: parseAsArrayOf(parseAsStringLiteral(recorderStates)).withDefault([]),
};

/** What the table, the matrix and the view by OU show of each pack. */
export const packFaces = ["deployment", "compliance"] as const;
export type PackFace = (typeof packFaces)[number];

export const packsViews = ["packs", "matrix", "causes", "charts"] as const;
export type PacksViewName = (typeof packsViews)[number];

/** Everything that makes the view of all packs, in the URL, but for the order of their list. */
export const packsParsers = {
  ...filterParsers,
  view: parseAsStringLiteral(packsViews).withDefault("packs"),
  show: parseAsStringLiteral(packFaces).withDefault("deployment"),
  /** What the accounts × packs and the view by OU are sorted by: a pack's name, an OU's id, `none`. Absent: their names. */
  by: parseAsString.withDefault(""),
  byDirection: parseAsStringLiteral(sortDirections),
  /** The key of the tag by which the accounts × packs are grouped. Absent: by OU. */
  group: parseAsString,
  /** Names of the packs that the filter is about; all of them where there is none. */
  pack: parseAsArrayOf(parseAsString).withDefault([]),
  /** Branches above this depth are open. Absent: two levels. */
  depth: parseAsInteger,
  /** Ids of branches that are the other way round than `depth` says. */
  toggled: parseAsArrayOf(parseAsString).withDefault([]),
  /** As `depth`, while a filter is in force. Absent: everything. */
  matchDepth: parseAsInteger,
  /** As `toggled`, while a filter is in force. */
  folded: parseAsArrayOf(parseAsString).withDefault([]),
  /** Whether charts are shown as tables. */
  table: parseAsStringLiteral(["yes"]),
};
export type PacksParams = inferParserType<typeof packsParsers>;
export type PacksChange = { readonly [Name in keyof PacksParams]?: PacksParams[Name] | null };

const packTabs = ["accounts", "causes", "rules", "trend"] as const;
/** What the accounts of a pack can be sorted by; `place` is the order of the organization. */
export const accountSorts = ["status", "name", "place", "code", "updated"] as const;
export type AccountSort = (typeof accountSorts)[number];
export const accountsDescendingFirst: DescendingFirst<AccountSort> = { updated: true };

/** Everything that makes the view of one pack. */
export const packParsers = {
  ...filterParsers,
  view: parseAsStringLiteral(packTabs).withDefault("accounts"),
  sort: parseAsStringLiteral(accountSorts).withDefault("status"),
  direction: parseAsStringLiteral(sortDirections),
  /** The account whose panel is open. */
  account: parseAsString,
  /** Which other panel is open. */
  panel: parseAsStringLiteral(["details", "live"]),
  /** What a live answer is asked with. */
  liveAccount: parseAsString.withDefault(""),
  liveStatus: parseAsString,
  liveLimit: parseAsString.withDefault(""),
};
export type PackParams = inferParserType<typeof packParsers>;
export type PackChange = { readonly [Name in keyof PackParams]?: PackParams[Name] | null };

type FilterParams = Pick<PacksParams, keyof typeof filterParsers>;

/** The part of a view that decides which accounts match. */
export function packFilterOf(params: FilterParams, packs: readonly string[]): PackFilter {
  return {
    text: params.q,
    statuses: params.status,
    states: params.state,
    within: params.within ?? undefined,
    cause: params.cause ?? undefined,
    compliance: params.compliance,
    recorders: params.recorder,
    tags: params.tag,
    packs,
  };
}

/** The key by which a view is grouped: the accounts × packs alone. */
export function groupKey({ view, group }: Pick<PacksParams, "view" | "group">): string | null {
  return view === "matrix" ? group : null;
}

/** Whether a view shows something of tags, which are fetched only then. */
export function arePackTagsShown(params: Pick<PacksParams, "view" | "group" | "tag">): boolean {
  return params.tag.length > 0 || groupKey(params) !== null;
}

/** The parameters of a filter, emptied. */
export const clearedPackFilter = {
  q: null,
  status: null,
  state: null,
  within: null,
  cause: null,
  tag: null,
  compliance: null,
  recorder: null,
} as const;
/** The same on the page of all packs, with what was closed under the filter. */
export const clearedPacksFilter = {
  ...clearedPackFilter,
  pack: null,
  matchDepth: null,
  folded: null,
} as const;
