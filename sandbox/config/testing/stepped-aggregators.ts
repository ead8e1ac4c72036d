import { z } from "zod";
import type { AwsStructure } from "../../contract";
import { SteppedConfig } from "./stepped-config";

const Put = z.object({
  ConfigurationAggregator: z.looseObject({
    ConfigurationAggregatorArn: z.string(),
    LastUpdatedTime: z.date(),
  }),
});
const Sources = z.object({
  AggregatedSourceStatusList: z.array(
    z.object({
      SourceId: z.string(),
      AwsRegion: z.string(),
      LastUpdateStatus: z.string(),
      LastErrorCode: z.string().optional(),
    }),
  ),
});

export const aggregatorName = "security";
export const home = { AwsRegions: ["eu-west-1"] };

/** The bank's aggregators, by what tests want to know of them. */
export class SteppedAggregators extends SteppedConfig {
  put(input: AwsStructure, place: Parameters<SteppedConfig["call"]>[2] = {}) {
    const named = { ConfigurationAggregatorName: aggregatorName, ...input };
    return Put.parse(this.call("PutConfigurationAggregator", named, place)).ConfigurationAggregator;
  }

  putAccounts(accountIds: readonly string[], more: AwsStructure = {}) {
    return this.put({ AccountAggregationSources: [{ AccountIds: accountIds, ...home }], ...more });
  }

  refusalOfPut(input: AwsStructure, place: Parameters<SteppedConfig["call"]>[2] = {}): string {
    const named = { ConfigurationAggregatorName: aggregatorName, ...input };
    return this.refusal("PutConfigurationAggregator", named, place);
  }

  /** `source Region` → `STATUS` or `STATUS ErrorCode`. */
  sources(more: AwsStructure = {}): Record<string, string> {
    const input = { ConfigurationAggregatorName: aggregatorName, ...more };
    const answer = this.call("DescribeConfigurationAggregatorSourcesStatus", input);
    return Object.fromEntries(
      Sources.parse(answer).AggregatedSourceStatusList.map((row) => [
        `${row.SourceId} ${row.AwsRegion}`,
        row.LastErrorCode === undefined
          ? row.LastUpdateStatus
          : `${row.LastUpdateStatus} ${row.LastErrorCode}`,
      ]),
    );
  }

  /** Lets the aggregator collect from an account and Region. */
  authorize(accountId: string, region = "eu-west-1"): void {
    const input = { AuthorizedAccountId: this.world.defaultCaller, AuthorizedAwsRegion: "eu-west-1" };
    this.call("PutAggregationAuthorization", input, { accountId, region });
  }
}
