import { awsCliCommand } from "@/lib/format/aws-cli";
import type { ConfigurationAggregator } from "./model";

type Named = Pick<ConfigurationAggregator, "region" | "name">;

/** The AWS CLI commands that read an aggregator and how its sources are. */
export function describeCommands({ region, name }: Named): string {
  const aggregators = "configservice describe-configuration-aggregators";
  const sources = "configservice describe-configuration-aggregator-sources-status";
  return [
    awsCliCommand(aggregators, region, { ConfigurationAggregatorNames: [name] }),
    awsCliCommand(sources, region, { ConfigurationAggregatorName: name }),
  ].join("\n");
}

/** The AWS CLI command that deletes an aggregator. */
export function deleteCommand({ region, name }: Named): string {
  const input = { ConfigurationAggregatorName: name };
  return awsCliCommand("configservice delete-configuration-aggregator", region, input);
}
