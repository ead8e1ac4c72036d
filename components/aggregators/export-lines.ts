import { coverageOf } from "@/lib/aws-config/aggregators/sources/coverage";
import { errorGroups, errorKeyAt } from "@/lib/aws-config/aggregators/sources/error-groups";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { cellAt, type SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { orderOf } from "@/components/ui/rows/sort-order";
import { accountSearch } from "@/lib/organizations/account-search";
import type { OrgTree } from "@/lib/organizations/tree";
import type { AccountPlace } from "./account-places";
import { coverageIds, orderedCoverage } from "./sources/coverage-items";
import { errorTitle, messagesOf } from "./sources/error-title";
import { causeText, groupCauses } from "./group-causes";
import type { AggregatorLine } from "./list-view";
import { matrixView } from "./sources/matrix-view";
import { type AggregatorParams, sourcesDescendingFirst } from "../inventory/addresses/aggregators-address";
import { filterEntries } from "./sources/source-labels";

/** One aggregator of the list, as a row of a file. Numbers are account–Region pairs, empty where they aren't known. */
export interface AggregatorRow {
  readonly name: string;
  readonly region: string;
  readonly arn: string;
  /** `organization` or `accounts`; empty where AWS names no source. */
  readonly source: string;
  readonly accounts: number | "";
  /** `all`, or ids. */
  readonly regions: string;
  readonly filters: string;
  readonly createdBy: string;
  readonly failed: number | "";
  readonly outdated: number | "";
  readonly current: number | "";
  readonly unknown: number | "";
  /** `no` while its sources are being read, and where that broke off. */
  readonly complete: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** The aggregators as the list shows them. */
export function* aggregatorRows(lines: readonly AggregatorLine[]): Generator<AggregatorRow, void, undefined> {
  for (const { aggregator, health } of lines) {
    const { name, region, arn, source, filters, createdBy = "", updatedAt = "" } = aggregator;
    const { counts } = health ?? {};
    yield {
      name,
      region,
      arn,
      source: source?.kind ?? "",
      accounts: source?.kind === "accounts" ? source.accountCount : "",
      regions: source === undefined ? "" : source.regions === "all" ? "all" : source.regions.join("; "),
      filters: filters === undefined ? "" : filterEntries(filters).join("; "),
      createdBy,
      failed: counts?.FAILED ?? "",
      outdated: counts?.OUTDATED ?? "",
      current: counts?.SUCCEEDED ?? "",
      unknown: counts?.UNKNOWN ?? "",
      complete: health?.finishedAt !== undefined && health.failure === undefined ? "yes" : "no",
      updatedAt,
    };
  }
}

/** What the views of one aggregator are made of. */
export interface AggregatorFacts {
  readonly aggregator: ConfigurationAggregator;
  readonly matrix: SourceMatrix;
  readonly tree: OrgTree | undefined;
  readonly placeOf: (id: string) => AccountPlace;
}

/** One source in one Region, as a row of a file. Empty texts where AWS or the organization says nothing. */
export interface PairRow {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceType: string;
  readonly accountState: string;
  readonly path: string;
  readonly region: string;
  readonly status: string;
  /** Why it isn't collected from, as the view of failures says. */
  readonly cause: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/**
 * The account–Region pairs that the matrix shows; with a filter for statuses or an error those that have them, and with
 * `onlyErrors` those of the view of failures.
 */
export function* pairRows(
  { aggregator, matrix, tree, placeOf }: AggregatorFacts,
  params: Pick<AggregatorParams, "q" | "status" | "region" | "error" | "sort" | "direction">,
  onlyErrors = false,
): Generator<PairRow, void, undefined> {
  const groups = errorGroups(matrix);
  const causes = new Map(
    groups.map((group) => [group.key, causeText(group, groupCauses(group, aggregator, matrix, placeOf))]),
  );
  const shown = matrixView(matrix, sourceHealth(matrix), placeOf, {
    isFound: accountSearch(tree, params.q),
    statuses: params.status,
    regions: params.region,
    error: groups.find(({ key }) => key === params.error),
    order: orderOf(params, sourcesDescendingFirst),
  });
  for (const source of shown.sources) {
    const { id, name, path = "", absence, state = absence.state } = placeOf(matrix.sources[source] ?? "");
    const isOrganization = matrix.isOrganization[source] === 1;
    for (const region of shown.regions) {
      const cell = cellAt(matrix, source, region);
      if (cell === undefined || (params.status.length > 0 && !params.status.includes(cell.status))) continue;
      const key = errorKeyAt(matrix, source * matrix.regions.length + region);
      if ((params.error !== null && key !== params.error) || (onlyErrors && key === undefined)) continue;
      yield {
        sourceId: id,
        sourceName: name,
        sourceType: isOrganization ? "ORGANIZATION" : "ACCOUNT",
        accountState: isOrganization ? "" : state,
        path,
        region: matrix.regions[region] ?? "",
        status: cell.status,
        cause: key === undefined ? "" : (causes.get(key) ?? ""),
        errorCode: cell.errorCode ?? "",
        errorMessage: cell.errorMessage ?? "",
        updatedAt: cell.updatedAt === undefined ? "" : new Date(cell.updatedAt).toISOString(),
      };
    }
  }
}

/** One error with how far it goes, as a row of a file. */
export interface ErrorRow {
  readonly error: string;
  readonly status: string;
  readonly cause: string;
  readonly remedy: string;
  readonly accounts: number;
  readonly pairs: number;
  readonly regions: string;
  readonly message: string;
}

/** The errors that the view of failures shows, in its order. */
export function* errorRows({
  aggregator,
  matrix,
  placeOf,
}: AggregatorFacts): Generator<ErrorRow, void, undefined> {
  for (const group of errorGroups(matrix)) {
    const causes = groupCauses(group, aggregator, matrix, placeOf);
    yield {
      error: errorTitle(group),
      status: group.status,
      cause: causeText(group, causes),
      remedy: causes.find(({ likely }) => likely)?.remedy ?? "",
      accounts: group.sources.length,
      pairs: group.cells,
      regions: group.regions.map((region) => matrix.regions[region] ?? "").join("; "),
      message: messagesOf(group)[0] ?? "",
    };
  }
}

/** One account of the coverage, as a row of a file. */
export interface CoverageRow {
  readonly accountId: string;
  readonly accountName: string;
  readonly accountState: string;
  readonly path: string;
}

/** The accounts that the view of the coverage lists. */
export function* coverageRows(
  { aggregator, matrix, placeOf }: AggregatorFacts,
  tree: OrgTree,
  {
    q,
    show,
    isRead,
    coverageSort: sort,
    coverageDirection: direction,
  }: Pick<AggregatorParams, "q" | "show" | "coverageSort" | "coverageDirection"> & {
    readonly isRead: boolean;
  },
): Generator<CoverageRow, void, undefined> {
  const coverage = coverageOf(aggregator.source, tree, isRead ? new Set(matrix.sources) : undefined);
  const found = coverageIds(coverage, tree, show).filter(accountSearch(tree, q));
  for (const accountId of orderedCoverage(found, orderOf({ sort, direction }), placeOf)) {
    const { name, absence, state = absence.state, path = "" } = placeOf(accountId);
    yield { accountId, accountName: name, accountState: state, path };
  }
}
