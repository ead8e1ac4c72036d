import type { ErrorGroup } from "@/lib/aws-config/aggregators/sources/error-groups";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { type SourceCause, sourceCauses } from "@/lib/aws-config/aggregators/sources/source-causes";
import type { SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { parseArn } from "@/lib/core/arn";
import type { AccountPlace } from "./account-places";
import { errorTitle, messagesOf } from "./sources/error-title";

/** Why sources with one error may not be collected from, those first that fit what is known of them. */
export function groupCauses(
  group: ErrorGroup,
  aggregator: ConfigurationAggregator,
  matrix: SourceMatrix,
  placeOf: (id: string) => AccountPlace,
): SourceCause[] {
  if (group.status === "UNKNOWN") return [unknownStatusCause];
  const places = group.sources.map((source) => placeOf(matrix.sources[source] ?? ""));
  return sourceCauses({
    sourceKind: aggregator.source?.kind ?? "accounts",
    code: group.code,
    messages: messagesOf(group),
    regions: group.regions.map((region) => matrix.regions[region] ?? ""),
    inactive: places.filter(({ state }) => state !== undefined && state !== "ACTIVE").length,
    accounts: places.length,
    ownerId: parseArn(aggregator.arn)?.accountId ?? "",
    ownerRegion: aggregator.region,
  });
}

const unknownStatusCause: SourceCause = {
  title: "The status is newer than this version of Canopy.",
  remedy:
    "AWS Config's documentation says what it means; the sources with it count neither as failed nor as current.",
  likely: true,
};

/** The likely causes in one line, as a cell of a file; the error itself where none fits. */
export function causeText(group: ErrorGroup, causes: readonly SourceCause[]): string {
  const likely = causes.flatMap((cause) => (cause.likely ? [cause.title.replace(/\.$/, "")] : []));
  return likely.join("; ") || errorTitle(group);
}
