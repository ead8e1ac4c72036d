import type { ConfigurationAggregator } from "./model";

type Named = Pick<ConfigurationAggregator, "region" | "name">;

/** The AWS CLI commands that read an aggregator and how its sources are. */
export function describeCommands({ region, name }: Named): string {
  const options = `--region ${region}`;
  return [
    `aws configservice describe-configuration-aggregators ${options} \\\n  --configuration-aggregator-names ${name}`,
    `aws configservice describe-configuration-aggregator-sources-status ${options} \\\n  --configuration-aggregator-name ${name}`,
  ].join("\n");
}

/** The AWS CLI command that deletes an aggregator. */
export function deleteCommand({ region, name }: Named): string {
  return `aws configservice delete-configuration-aggregator --region ${region} \\\n  --configuration-aggregator-name ${name}`;
}
