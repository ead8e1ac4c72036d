import "server-only";
import type { AggregatorName, ConfigurationAggregator, Tag } from "@/lib/aws-config/aggregators/model";
import { describeConfigurationAggregators, listTagsForResource } from "./operations";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure";
import type { MissingPart } from "@/lib/core/missing-part";
import { countMalformed } from "@/lib/aws/malformed-rows";

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

/** The tags of a resource; where they cannot be read, or not all of them, why. */
export async function readTags(
  aws: Aws,
  arn: string,
): Promise<{ tags?: Tag[]; missingParts: MissingPart[] }> {
  const missingParts: MissingPart[] = [];
  const onMalformed = countMalformed(aws, "config:ListTagsForResource", (failure) => {
    missingParts[0] = { part: "tags", isPartial: true, failure };
  });
  try {
    return { tags: await listTagsForResource(aws, arn, { onMalformed }), missingParts };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { missingParts: [{ part: "tags", failure: error.failure }] };
  }
}
