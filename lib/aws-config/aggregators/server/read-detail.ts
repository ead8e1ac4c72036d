import "server-only";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import { findAggregator } from "../aws/find-aggregator";
import { readTags } from "@/lib/aws-config/tags/aws/operations";

/** An aggregator as it is in AWS now, with its tags. Rejects as `not-found`; tags that cannot be read are a missing part. */
export async function readAggregatorDetail(aws: Aws, name: AggregatorName): Promise<AggregatorDetail> {
  const aggregator = await findAggregator(aws, name);
  if (aggregator === undefined) throw new FailureError(absent(aws, name));
  const tags = await readTags(aws, aggregator.arn);
  return { aggregator, fingerprint: fingerprintOf(aggregator), readAt: Date.now(), ...tags };
}

function absent(aws: Aws, name: AggregatorName) {
  return { code: "not-found", message: `There is no aggregator ${name} in ${aws.region}.` } as const;
}
