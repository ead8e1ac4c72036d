import type { ErrorGroup } from "@/lib/aws-config/aggregators/sources/error-groups";
import { type SourceUpdateStatus, sourceUpdateStatuses } from "@/lib/aws-config/aggregators/model";
import type { SourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import type { SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import type { AccountPlace } from "../account-places";
import type { SourceSortKey } from "@/components/inventory/addresses/aggregators-address";

/** Which part of the matrix is shown, as places in it. */
export interface MatrixView {
  readonly sources: readonly number[];
  readonly regions: readonly number[];
}

export interface MatrixFilter {
  /** Whether the text that is typed finds an account, see `accountSearch`. */
  readonly isFound: (accountId: string) => boolean;
  readonly statuses: readonly SourceUpdateStatus[];
  readonly regions: readonly string[];
  /** Sources with this error only. */
  readonly error: ErrorGroup | undefined;
  readonly order: SortOrder<SourceSortKey>;
}

/** The sources and Regions that match, in order. A source matches a status when it has it in a shown Region. */
export function matrixView(
  matrix: SourceMatrix,
  health: SourceHealth,
  placeOf: (id: string) => AccountPlace,
  filter: MatrixFilter,
): MatrixView {
  const wanted = new Set(filter.regions);
  const regions = matrix.regions.flatMap((region, place) =>
    wanted.size === 0 || wanted.has(region) ? [place] : [],
  );
  const sources = candidates(matrix, filter.error).filter(
    (source) =>
      hasStatus(matrix, source, regions, filter.statuses) && filter.isFound(matrix.sources[source] ?? ""),
  );
  return { regions, sources: sorted(sources, matrix, health, placeOf, filter.order) };
}

function candidates(matrix: SourceMatrix, error: ErrorGroup | undefined): readonly number[] {
  return error === undefined ? [...matrix.sources.keys()] : error.sources;
}

function hasStatus(
  { status, regions: { length } }: SourceMatrix,
  source: number,
  regions: readonly number[],
  statuses: readonly SourceUpdateStatus[],
): boolean {
  if (statuses.length === 0) return true;
  const codes = statuses.map((each) => sourceUpdateStatuses.indexOf(each));
  return regions.some((region) => codes.includes(status[source * length + region] ?? -1));
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function sorted(
  sources: readonly number[],
  matrix: SourceMatrix,
  { bySource: { failed, outdated } }: SourceHealth,
  placeOf: (id: string) => AccountPlace,
  { sort, direction }: MatrixFilter["order"],
): number[] {
  const names = new Map(sources.map((source) => [source, placeOf(matrix.sources[source] ?? "").name]));
  const compareNames = (one: number, other: number) =>
    byName.compare(names.get(one) ?? "", names.get(other) ?? "");
  if (sort === "name") return sources.toSorted(inDirection(direction, compareNames));
  const byWorst = inDirection<number>(
    direction,
    (one, other) =>
      (failed[one] ?? 0) - (failed[other] ?? 0) || (outdated[one] ?? 0) - (outdated[other] ?? 0),
  );
  return sources.toSorted((one, other) => byWorst(one, other) || compareNames(one, other));
}
