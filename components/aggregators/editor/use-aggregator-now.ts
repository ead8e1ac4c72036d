import { useQuery } from "@tanstack/react-query";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import type { Failure } from "@/lib/core/failure";
import type { Region } from "@/lib/core/identifiers";
import type { AggregatorBase } from "./aggregator-draft";
import { baseOf, isUnchanged } from "./detail-draft";

/** How the aggregator in AWS stands to what the draft was begun from. */
export type AggregatorNow =
  | { readonly state: "reading" }
  /** As it was, or still absent. */
  | { readonly state: "unchanged" }
  | { readonly state: "changed"; readonly detail: AggregatorDetail; readonly now: AggregatorBase }
  /** It was to be created, and there is one of that name. */
  | { readonly state: "taken"; readonly detail: AggregatorDetail; readonly now: AggregatorBase }
  | { readonly state: "deleted" }
  /** AWS could not be asked; saving compares once more. */
  | { readonly state: "unknown"; readonly failure: Failure };

/** Reads the aggregator again when the review opens, and compares. */
export function useAggregatorNow(
  { region, name }: { region: Region; name: AggregatorName },
  base: AggregatorBase | undefined,
): { readonly now: AggregatorNow; readonly readAgain: () => void } {
  const query = useQuery({
    ...aggregatorQueries.detail(region, name),
    staleTime: 0,
    refetchOnMount: "always",
  });
  return { now: compared(query, base), readAgain: () => void query.refetch() };
}

function compared(
  {
    data,
    error,
    isFetchedAfterMount,
  }: {
    data: AggregatorDetail | undefined;
    error: { failure: Failure } | null;
    isFetchedAfterMount: boolean;
  },
  base: AggregatorBase | undefined,
): AggregatorNow {
  if (!isFetchedAfterMount) return { state: "reading" };
  if (error?.failure.code === "not-found") {
    return base === undefined ? { state: "unchanged" } : { state: "deleted" };
  }
  if (error !== null) return { state: "unknown", failure: error.failure };
  if (data === undefined) return { state: "reading" };
  const now = baseOf(data);
  if (base === undefined) return { state: "taken", detail: data, now };
  return isUnchanged(base, now) ? { state: "unchanged" } : { state: "changed", detail: data, now };
}
