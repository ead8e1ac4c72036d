import type {
  AggregatedRegions,
  AggregatorFilters,
  SourceUpdateStatus,
} from "@/lib/aws-config/aggregators/model";
import type { PairFigures } from "@/lib/aws-config/aggregators/pair-figures";
import { countOf, formatCount } from "@/lib/format/count";
import type { Tone } from "@/components/ui/status/tone";

/** AWS's statuses of a source in the interface's words, each with its tone. */
export const sourceStatusLabels: Readonly<
  Record<SourceUpdateStatus, { readonly word: string; readonly tone: Tone }>
> = {
  FAILED: { word: "Failed", tone: "failed" },
  OUTDATED: { word: "Outdated", tone: "outdated" },
  SUCCEEDED: { word: "Current", tone: "success" },
  UNKNOWN: { word: "Unknown status", tone: "not-visible" },
};

/** `all Regions`, `eu-west-1`, `17 Regions`. */
export function regionsInWords(regions: AggregatedRegions): string {
  if (regions === "all") return "all current and future Regions";
  return regions.length === 1 ? (regions[0] ?? "") : countOf(regions.length, "Region");
}

/** `2 resource types, 1 service principal`, or `everything`. */
export function filtersInWords(filters: AggregatorFilters | undefined): string {
  const { resourceTypes = [], servicePrincipals = [], asWritten = [] } = filters ?? {};
  const parts = [
    ...(resourceTypes.length > 0 ? [countOf(resourceTypes.length, "resource type")] : []),
    ...(servicePrincipals.length > 0 ? [countOf(servicePrincipals.length, "service principal")] : []),
    ...(asWritten.length > 0 ? [countOf(asWritten.length, "other filter")] : []),
  ];
  return parts.length === 0 ? "everything" : parts.join(", ");
}

/**
 * Where the number of pairs comes from: `499 accounts × 2 Regions, 1 without a status`, or with the organization as a source
 * of its own `1,200 accounts × 2 Regions, and 2 of the organization itself`.
 */
export function pairsInWords({ accounts, regions, organization, withoutStatus }: PairFigures): string {
  return [
    `${countOf(accounts, "account")} × ${countOf(regions, "Region")}`,
    ...(organization > 0 ? [`and ${formatCount(organization)} of the organization itself`] : []),
    ...(withoutStatus > 0 ? [`${formatCount(withoutStatus)} without a status`] : []),
  ].join(", ");
}

/** The filters in full, for the tooltip of the words. */
export function filterEntries({
  resourceTypes = [],
  servicePrincipals = [],
  asWritten = [],
}: AggregatorFilters): string[] {
  return [...resourceTypes, ...servicePrincipals, ...asWritten];
}
