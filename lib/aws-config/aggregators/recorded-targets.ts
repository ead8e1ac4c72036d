import type { ConfigurationAggregator } from "./model";

/** An aggregator as the record names it: AWS gives a new one another ARN when it is created again. */
export function recordedTarget({ region, name }: Pick<ConfigurationAggregator, "region" | "name">): string {
  return `aggregator ${name} in ${region}`;
}

/** What the record names an aggregator by: its tags are changed by its ARN. */
export function aggregatorTargets(
  aggregator: Pick<ConfigurationAggregator, "region" | "name" | "arn">,
): string[] {
  return [recordedTarget(aggregator), aggregator.arn];
}
