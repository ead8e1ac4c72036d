import type { AccountId, Region } from "@/lib/core/identifiers";
import { type AggregatorState, canonical } from "../aggregator-state";
import type { AggregatedRegions, AggregatorSource } from "../model";
import { diffTags, type TagsDiff } from "@/lib/aws-config/tags/tag";

/** What a list gains, loses and keeps, each in ascending order. */
export interface ListDiff<Value> {
  readonly added: readonly Value[];
  readonly removed: readonly Value[];
  readonly kept: readonly Value[];
}

/** One value in place of another; either is absent where there was or will be none. */
export interface Replacement<Value> {
  readonly from?: Value;
  readonly to?: Value;
}

/** What saving makes of an aggregator. */
export interface AggregatorDiff {
  /** The kind of source where it changes; `from` is absent for a new aggregator. */
  readonly kind?: Replacement<AggregatorSource["kind"]>;
  readonly accounts: ListDiff<AccountId>;
  readonly role?: Replacement<string>;
  /** What becomes of the Regions where they change; `added` and `removed` have no entry where one side is "all". */
  readonly regions?: Replacement<AggregatedRegions> & Omit<ListDiff<Region>, "kept">;
  readonly resourceTypes: ListDiff<string>;
  readonly servicePrincipals: ListDiff<string>;
  /** Filters that are kept as AWS writes them. */
  readonly asWritten: ListDiff<string>;
  readonly tags: TagsDiff;
}

/** How to come from one state of an aggregator to another. */
export function diffAggregator(before: AggregatorState, after: AggregatorState): AggregatorDiff {
  const one = canonical(before);
  const other = canonical(after);
  const kind = replacement(one.source?.kind, other.source?.kind);
  const role = replacement(roleOf(one), roleOf(other));
  const regions = regionsDiff(one.source?.regions, other.source?.regions);
  return {
    ...(kind && { kind }),
    accounts: listDiff(accountsOf(one), accountsOf(other)),
    ...(role && { role }),
    ...(regions && { regions }),
    resourceTypes: listDiff(one.filters?.resourceTypes ?? [], other.filters?.resourceTypes ?? []),
    servicePrincipals: listDiff(one.filters?.servicePrincipals ?? [], other.filters?.servicePrincipals ?? []),
    asWritten: listDiff(one.filters?.asWritten ?? [], other.filters?.asWritten ?? []),
    tags: diffTags(one.tags, other.tags),
  };
}

/** Whether the part that PutConfigurationAggregator writes changes: everything but the tags. */
export function changesAggregator(diff: AggregatorDiff): boolean {
  const lists = [diff.accounts, diff.resourceTypes, diff.servicePrincipals, diff.asWritten];
  const single = [diff.kind, diff.role, diff.regions];
  return single.some((each) => each !== undefined) || lists.some(isChanged);
}

export function isChanged({ added, removed }: Omit<ListDiff<unknown>, "kept">): boolean {
  return added.length + removed.length > 0;
}

export function accountsOf({ source }: AggregatorState): readonly AccountId[] {
  return source?.kind === "accounts" ? source.accountIds : [];
}

function roleOf({ source }: AggregatorState): string | undefined {
  return source?.kind === "organization" ? source.roleArn : undefined;
}

/** Lists as sets; ten thousand entries are two passes. */
function listDiff<Value>(before: readonly Value[], after: readonly Value[]): ListDiff<Value> {
  const old = new Set(before);
  const next = new Set(after);
  return {
    added: after.filter((value) => !old.has(value)),
    removed: before.filter((value) => !next.has(value)),
    kept: before.filter((value) => next.has(value)),
  };
}

function replacement<Value>(from: Value | undefined, to: Value | undefined): Replacement<Value> | undefined {
  if (from === to) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function regionsDiff(
  from: AggregatedRegions | undefined,
  to: AggregatedRegions | undefined,
): AggregatorDiff["regions"] {
  const { added, removed } = listDiff(listed(from), listed(to));
  const isSame = from === "all" || to === "all" ? from === to : !isChanged({ added, removed });
  if (isSame && (from === undefined) === (to === undefined)) return undefined;
  const both = from !== "all" && to !== "all";
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    added: both ? added : [],
    removed: both ? removed : [],
  };
}

function listed(regions: AggregatedRegions | undefined): readonly Region[] {
  return regions === undefined || regions === "all" ? [] : regions;
}
