import { z } from "zod";
import type { ConfigurationAggregator } from "./model";

/** An aggregator as the record names it: AWS gives a new one another ARN when it is created again. */
export const AggregatorTarget = z
  .string()
  .max(400, "An aggregator is named as aggregator <name> in <Region>.")
  .regex(/^aggregator [\w-]+ in [a-z\d-]+$/, "An aggregator is named as aggregator <name> in <Region>.")
  .brand<"AggregatorTarget">();
export type AggregatorTarget = z.infer<typeof AggregatorTarget>;

/** What the record names an aggregator by. */
export function recordedTarget({
  region,
  name,
}: Pick<ConfigurationAggregator, "region" | "name">): AggregatorTarget {
  return AggregatorTarget.parse(`aggregator ${name} in ${region}`);
}

/** What the record names an aggregator by: its tags are changed by its ARN. */
export function aggregatorTargets(
  aggregator: Pick<ConfigurationAggregator, "region" | "name" | "arn">,
): string[] {
  return [recordedTarget(aggregator), aggregator.arn];
}
