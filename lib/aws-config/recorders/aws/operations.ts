import "server-only";
import { SelectAggregateResourceConfigCommand } from "@aws-sdk/client-config-service";
import type { Aws } from "@/lib/aws/create-aws";
import { paginate } from "@/lib/aws/paginate";
import type { CallOptions } from "@/lib/aws/send";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import type { Region } from "@/lib/core/identifiers";
import type { RecorderItem } from "../model";
import { RecorderRow } from "./operations-wire";

/** The most that the operation answers in one page. */
const rowsPerPage = 100;

const properties = [
  "accountId",
  "awsRegion",
  "resourceName",
  "configuration.Recording",
  "configuration.RecordingGroup.AllSupported",
  "configuration.RecordingGroup.ResourceTypes",
  "configuration.RecordingGroup.ExclusionByResourceTypes.ResourceTypes",
  "configuration.RecordingGroup.RecordingStrategy.UseOnly",
  "configurationItemCaptureTime",
] as const;

/** Which recorders an aggregator is asked for. */
export interface RecorderQuestion {
  readonly aggregator: AggregatorName;
  /** All that it collects from where absent. */
  readonly regions?: readonly Region[] | undefined;
}

/** The query that an aggregator's recorders are read with; Regions are branded and hold no quotes. */
function recorderQuery(regions?: readonly Region[]): string {
  const isRecorder = "resourceType = 'AWS::Config::ConfigurationRecorder'";
  const within =
    regions === undefined ? "" : ` AND awsRegion IN (${regions.map((region) => `'${region}'`).join(", ")})`;
  return `SELECT ${properties.join(", ")} WHERE ${isRecorder}${within}`;
}

/**
 * Config `SelectAggregateResourceConfig`, a page of up to 100 at a time: the configuration recorders in an aggregator's
 * inventory. AWS Config records them by itself. Fails as `not-found` where the caller has no such aggregator.
 */
export function selectRecorders(
  aws: Aws,
  { aggregator, regions }: RecorderQuestion,
  options?: CallOptions,
): AsyncGenerator<readonly RecorderItem[], void, undefined> {
  return paginate(aws, {
    operation: "config:SelectAggregateResourceConfig",
    row: RecorderRow,
    options,
    fetch: async (NextToken, http) => {
      const input = {
        ConfigurationAggregatorName: aggregator,
        Expression: recorderQuery(regions),
        Limit: rowsPerPage,
        NextToken,
      };
      const output = await aws.config.send(new SelectAggregateResourceConfigCommand(input), http);
      return { rows: output.Results, nextToken: output.NextToken };
    },
  });
}
