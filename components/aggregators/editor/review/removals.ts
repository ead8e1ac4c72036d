import type { AggregatorDiff } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import { countOf } from "@/lib/format/count";

/** What is no longer collected after a save. */
export interface Removals {
  /** Accounts and Regions together; zero where nothing is taken away. */
  readonly count: number;
  /** `12 accounts and 1 Region`. */
  readonly words: string;
}

/** Counts what a change takes away: accounts, Regions, and whatever a narrower filter lets through no longer. */
export function removalsOf(diff: AggregatorDiff): Removals {
  const { kind, accounts, regions, resourceTypes, servicePrincipals } = diff;
  // Where there was nothing nothing is taken away.
  if (kind !== undefined && kind.from === undefined) return { count: 0, words: "" };
  const fewerRegions = regions?.from === "all" ? 1 : (regions?.removed.length ?? 0);
  const filters = [resourceTypes, servicePrincipals].filter(
    ({ added, removed, kept }) =>
      // From everything to some of it, or fewer of what there was while not everything comes back.
      (added.length > 0 && removed.length + kept.length === 0) ||
      (removed.length > 0 && added.length + kept.length > 0),
  ).length;
  const parts = [
    accounts.removed.length > 0 && countOf(accounts.removed.length, "account"),
    fewerRegions > 0 &&
      (regions?.from === "all" ? "Regions that are not named" : countOf(fewerRegions, "Region")),
    filters > 0 && "what the filter leaves out",
  ].filter((part) => part !== false);
  const last = parts.pop();
  const words = parts.length > 0 && last !== undefined ? `${parts.join(", ")} and ${last}` : (last ?? "");
  return { count: accounts.removed.length + fewerRegions + filters, words };
}
