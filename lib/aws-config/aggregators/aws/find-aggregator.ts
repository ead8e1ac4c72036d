import "server-only";
import type { AggregatorName, ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { describeConfigurationAggregators } from "./operations";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";

/** The aggregator of that name in the Region of `aws`, or undefined where there is none. */
export async function findAggregator(
  aws: Aws,
  name: AggregatorName,
): Promise<ConfigurationAggregator | undefined> {
  try {
    const [aggregator] = await describeConfigurationAggregators(aws, [name]);
    return aggregator;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}
