import type { AccountId } from "@/lib/core/identifiers";
import { accountsOf, type AggregatorDiff, diffAggregator } from "./aggregator-diff";
import { type AggregatorState, canonical } from "../aggregator-state";
import { type AggregatorSource, type AggregatedRegions } from "../model";
import type { Tag } from "@/lib/aws-config/tags/tag";

export type MergeSide = "mine" | "theirs";

/** Two changes of the same thing that cannot both stand. Lists say what it would be; an empty one means nothing. */
export interface MergeConflict {
  /** Stable while it is decided: the field, and for tags the key. */
  readonly id: string;
  readonly field: "source" | "role" | "regions" | "resource-types" | "service-principals" | "filters" | "tag";
  /** The key of a tag. */
  readonly key?: string;
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
}

/** Two people's changes of one aggregator in one. */
export interface Merge {
  /** What is not decided stands as mine. */
  readonly merged: AggregatorState;
  /** All conflicts, those that `choices` decides included. */
  readonly conflicts: readonly MergeConflict[];
  readonly undecided: readonly MergeConflict[];
  /** What others changed since the base. */
  readonly theirs: AggregatorDiff;
}

export interface MergeInput {
  /** As it was when the editor was opened. */
  readonly base: AggregatorState;
  /** As it is in AWS now. */
  readonly theirs: AggregatorState;
  /** As it is wanted. */
  readonly mine: AggregatorState;
  /** By the id of a conflict. */
  readonly choices?: Readonly<Record<string, MergeSide>>;
}

/**
 * Merges three ways: what only one side changed is taken, and lists are merged entry by entry, so that no account that
 * either side added is lost and none that either side removed comes back. What both changed differently is a conflict.
 */
export function mergeAggregators(input: MergeInput): Merge {
  const base = canonical(input.base);
  const theirs = canonical(input.theirs);
  const mine = canonical(input.mine);
  const conflicts: MergeConflict[] = [];
  /** Notes the conflict, and answers whose side it is decided for. */
  function decide(conflict: MergeConflict): MergeSide {
    conflicts.push(conflict);
    return input.choices?.[conflict.id] ?? "mine";
  }
  const source = mergedSource({ base, theirs, mine }, decide);
  const merged = canonical({
    ...(source && { source }),
    filters: {
      resourceTypes: mergedFilter("resource-types", sides({ base, theirs, mine }, resourceTypesOf), decide),
      servicePrincipals: mergedFilter(
        "service-principals",
        sides({ base, theirs, mine }, principalsOf),
        decide,
      ),
      asWritten: mergedFilter("filters", sides({ base, theirs, mine }, writtenOf), decide),
    },
    tags: mergedTags({ base, theirs, mine }, decide),
  });
  const undecided = conflicts.filter(({ id }) => input.choices?.[id] === undefined);
  return { merged, conflicts, undecided, theirs: diffAggregator(base, theirs) };
}

interface Sides<Value> {
  readonly base: Value;
  readonly theirs: Value;
  readonly mine: Value;
}
type Decide = (conflict: MergeConflict) => MergeSide;

function sides<Value>(
  { base, theirs, mine }: Sides<AggregatorState>,
  read: (state: AggregatorState) => Value,
): Sides<Value> {
  return { base: read(base), theirs: read(theirs), mine: read(mine) };
}

const resourceTypesOf = ({ filters }: AggregatorState): readonly string[] => filters?.resourceTypes ?? [];
const principalsOf = ({ filters }: AggregatorState): readonly string[] => filters?.servicePrincipals ?? [];
const writtenOf = ({ filters }: AggregatorState): readonly string[] => filters?.asWritten ?? [];
const roleOf = ({ source }: AggregatorState) =>
  source?.kind === "organization" ? source.roleArn : undefined;

function mergedSource(states: Sides<AggregatorState>, decide: Decide): AggregatorSource | undefined {
  const { theirs, mine } = states;
  if (theirs.source === undefined || mine.source === undefined) return mine.source ?? theirs.source;
  const regions = mergedRegions(
    sides(states, ({ source }) => source?.regions),
    decide,
  );
  if (theirs.source.kind !== mine.source.kind) {
    const side = mergedKind(states, decide) === mine.source.kind ? mine.source : theirs.source;
    return { ...side, regions };
  }
  if (mine.source.kind === "organization") {
    return { kind: "organization", roleArn: mergedRole(sides(states, roleOf), decide), regions };
  }
  return {
    kind: "accounts",
    accountIds: mergedSet(sides<readonly AccountId[]>(states, accountsOf)),
    regions,
  };
}

/** One side switched and the other changed what is gone with the switch: those two exclude each other. */
function mergedKind(states: Sides<AggregatorState>, decide: Decide): AggregatorSource["kind"] | undefined {
  const { base, theirs, mine } = sides(states, ({ source }) => source?.kind);
  const stayed = theirs === base ? states.theirs : states.mine;
  const switched = theirs === base ? mine : theirs;
  if (base !== undefined && hasSameParticulars(states.base, stayed)) return switched;
  const words = (state: AggregatorState) => (state.source ? [state.source.kind] : []);
  const side = decide({ id: "source", field: "source", ...sides(states, words) });
  return side === "mine" ? mine : theirs;
}

function hasSameParticulars(one: AggregatorState, other: AggregatorState): boolean {
  return isSameList(accountsOf(one), accountsOf(other)) && roleOf(one) === roleOf(other);
}

function mergedRole({ base, theirs, mine }: Sides<string | undefined>, decide: Decide): string {
  if (theirs === mine || mine === undefined) return theirs ?? "";
  if (theirs === undefined || theirs === base) return mine;
  if (mine === base) return theirs;
  const words = (role: string | undefined) => (role === undefined ? [] : [role]);
  const side = decide({
    id: "role",
    field: "role",
    base: words(base),
    theirs: words(theirs),
    mine: words(mine),
  });
  return side === "mine" ? mine : theirs;
}

function mergedRegions(
  { base, theirs, mine }: Sides<AggregatedRegions | undefined>,
  decide: Decide,
): AggregatedRegions {
  if (mine === undefined || theirs === undefined) return mine ?? theirs ?? "all";
  if (isSameRegions(theirs, mine) || isSameRegions(theirs, base)) return mine;
  if (isSameRegions(mine, base)) return theirs;
  if (base !== "all" && theirs !== "all" && mine !== "all") {
    const merged = mergedSet({ base: base ?? [], theirs, mine });
    if (merged.length > 0) return merged;
  }
  const words = (regions: AggregatedRegions | undefined) => (regions === "all" ? ["all"] : (regions ?? []));
  const side = decide({
    id: "regions",
    field: "regions",
    base: words(base),
    theirs: words(theirs),
    mine: words(mine),
  });
  return side === "mine" ? mine : theirs;
}

function isSameRegions(one: AggregatedRegions | undefined, other: AggregatedRegions | undefined): boolean {
  if (one === undefined || other === undefined || one === "all" || other === "all") return one === other;
  return isSameList(one, other);
}

/** An empty filter lets everything through, so a list cannot be merged with one entry by entry. */
function mergedFilter(
  field: "resource-types" | "service-principals" | "filters",
  { base, theirs, mine }: Sides<readonly string[]>,
  decide: Decide,
): string[] {
  if (isSameList(theirs, mine) || isSameList(theirs, base)) return [...mine];
  if (isSameList(mine, base)) return [...theirs];
  const merged = mergedSet({ base, theirs, mine });
  if ([base, theirs, mine, merged].every((list) => list.length > 0)) return merged;
  return [...(decide({ id: field, field, base, theirs, mine }) === "mine" ? mine : theirs)];
}

function mergedTags(states: Sides<AggregatorState>, decide: Decide): Tag[] {
  const values = sides(states, ({ tags }) => new Map(tags.map(({ key, value }) => [key, value])));
  const keys = new Set([...values.theirs.keys(), ...values.mine.keys()]);
  return [...keys].flatMap((key) => {
    const value = mergedTag(
      key,
      {
        base: values.base.get(key),
        theirs: values.theirs.get(key),
        mine: values.mine.get(key),
      },
      decide,
    );
    return value === undefined ? [] : [{ key, value }];
  });
}

function mergedTag(key: string, { base, theirs, mine }: Sides<string | undefined>, decide: Decide) {
  if (theirs === mine || theirs === base) return mine;
  if (mine === base) return theirs;
  const words = (value: string | undefined) => (value === undefined ? [] : [value]);
  const side = decide({
    id: `tag ${key}`,
    field: "tag",
    key,
    base: words(base),
    theirs: words(theirs),
    mine: words(mine),
  });
  return side === "mine" ? mine : theirs;
}

/** Entry by entry: one from the base stays unless a side removed it; any other comes in if either side added it. */
function mergedSet<Value>({ base, theirs, mine }: Sides<readonly Value[]>): Value[] {
  const old = new Set(base);
  const [inTheirs, inMine] = [new Set(theirs), new Set(mine)];
  const kept = base.filter((value) => inTheirs.has(value) && inMine.has(value));
  return [...kept, ...new Set([...theirs, ...mine].filter((value) => !old.has(value)))];
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
