import { accountPlaces } from "@/components/aggregators/account-places";
import {
  type AggregatorRow,
  aggregatorRows,
  type CoverageRow,
  coverageRows,
  type ErrorRow,
  errorRows,
  type PairRow,
  pairRows,
} from "@/components/aggregators/export-lines";
import { loadAggregatorExport, loadAggregatorsExport } from "@/components/aggregators/export-query";
import { listLines } from "@/components/aggregators/list-view";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import { buildSourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { FailureError } from "@/lib/core/failure-error";
import { Region } from "@/lib/core/identifiers";
import { readAggregatorDetail } from "@/lib/aws-config/aggregators/server/read-detail";
import { aggregatorsHealth } from "@/lib/aws-config/aggregators/server/read-health";
import { knownAggregatorList, requireAggregator } from "@/lib/inventory/serve/aggregators/read-list";
import { sourceBatches, sourcesState } from "@/lib/inventory/serve/aggregators/source-readings";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import { serverConfigIn } from "@/lib/server/aws";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute } from "@/lib/server/routes/route";

const listColumns = [
  ["name", "Aggregator"],
  ["region", "Region"],
  ["arn", "ARN"],
  ["source", "Source"],
  ["accounts", "Accounts"],
  ["regions", "Source Regions"],
  ["filters", "Filters"],
  ["createdBy", "Created by"],
  ["failed", "Failed pairs"],
  ["outdated", "Outdated pairs"],
  ["current", "Current pairs"],
  ["unknown", "Pairs with an unknown status"],
  ["complete", "All sources read"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof AggregatorRow, string])[];

const pairColumns = [
  ["sourceId", "Source ID"],
  ["sourceName", "Source name"],
  ["sourceType", "Source type"],
  ["accountState", "Account state"],
  ["path", "Path"],
  ["region", "Region"],
  ["status", "Status"],
  ["cause", "Cause"],
  ["errorCode", "Error code"],
  ["errorMessage", "Error message"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof PairRow, string])[];

const errorColumns = [
  ["error", "Error"],
  ["status", "Status"],
  ["cause", "Cause"],
  ["accounts", "Accounts"],
  ["pairs", "Account–Region pairs"],
  ["regions", "Regions"],
  ["message", "Error message"],
  ["remedy", "Remedy"],
] as const satisfies readonly (readonly [keyof ErrorRow, string])[];

const coverageColumns = [
  ["accountId", "Account ID"],
  ["accountName", "Account name"],
  ["accountState", "Account state"],
  ["path", "Path"],
] as const satisfies readonly (readonly [keyof CoverageRow, string])[];

/** What the list of aggregators, or a view of one of them, shows with these parameters, as Excel, CSV or JSON. */
export const GET = defineRoute({
  requires: "data:export",
  run: async (request) => {
    const { rows, ...params } = loadAggregatorExport(request);
    if (rows === null) return listFile(request);
    const region = Region.safeParse(params.home).data;
    const name = AggregatorName.safeParse(params.aggregator).data;
    if (region === undefined || name === undefined) throw unknownAggregator(params);
    await requireAggregator({ region, name });
    const [{ aggregator }, organization] = await Promise.all([
      readAggregatorDetail(serverConfigIn(region), name),
      currentSnapshot(),
    ]);
    const state = await sourcesState({ region, name });
    const isRead = state.finishedAt !== undefined;
    const matrix = buildSourceMatrix(await sourceBatches({ region, name }));
    const tree = organization?.tree;
    const isWhole = organization !== undefined && hasAllAccounts(organization.meta);
    const facts = { aggregator, matrix, tree, placeOf: accountPlaces(tree, isWhole) };
    const missing =
      isRead && state.failure === undefined
        ? []
        : [{ part: "sources" as const, of: name, isPartial: true as const }];
    const sources = { complete: missing.length === 0 && !isReading(state), missingParts: missing };
    const { q, status, error, show } = params;
    const file = { format: params.format, asOf: state.finishedAt ?? state.startedAt };
    const about = { aggregator: aggregator.arn };
    switch (rows) {
      case "pairs":
      case "failures":
        return downloadResponse({
          ...file,
          name: rows === "pairs" ? "aggregator-sources" : "aggregator-failures",
          columns: pairColumns,
          rows: pairRows(facts, params, rows === "failures"),
          about: { ...about, filter: { text: q, statuses: status, regions: params.region, error } },
          parts: [sources],
        });
      case "errors":
        return downloadResponse({
          ...file,
          name: "aggregator-errors",
          columns: errorColumns,
          rows: errorRows(facts),
          about,
          parts: [sources],
        });
      case "coverage": {
        if (organization === undefined) {
          throw new FailureError({
            code: "not-found",
            message: "The organization has not been collected yet, so it isn't known what is not covered.",
          });
        }
        return downloadResponse({
          ...file,
          name: `aggregator-${show}`,
          columns: coverageColumns,
          rows: coverageRows(facts, organization.tree, { ...params, isRead }),
          about: { ...about, filter: { text: q, accounts: show } },
          parts: [sources, organization.meta],
        });
      }
    }
  },
});

async function listFile(request: Request): Promise<Response> {
  const params = loadAggregatorsExport(request);
  const [list, health] = await Promise.all([knownAggregatorList(), aggregatorsHealth()]);
  const lines = listLines(list, health, params);
  const { q, region, source } = params;
  return downloadResponse({
    name: "aggregators",
    format: params.format,
    asOf: list.readAt,
    columns: listColumns,
    rows: aggregatorRows(lines),
    about: { filter: { text: q, regions: region, sources: source } },
    parts: [
      {
        complete: lines.every((line) => line.health !== undefined && !isReading(line.health)),
        missingParts: list.regions.flatMap(({ region: each, failure }) =>
          failure === undefined ? [] : [{ part: "aggregators" as const, of: each }],
        ),
      },
    ],
  });
}

function unknownAggregator({ home, aggregator }: { readonly home: string; readonly aggregator: string }) {
  return new FailureError({
    code: "not-found",
    message: `\`home\` and \`aggregator\` name the Region and the aggregator; "${home.slice(0, 40)}" and "${aggregator.slice(0, 40)}" don't.`,
  });
}
