import { z } from "zod";

/** The ARN of an aggregator, which ends in an id of AWS's and not in its name. */
export const AggregatorArn = z
  .string()
  .max(1_000, "This is not the ARN of an aggregator.")
  .regex(
    /^arn:aws[a-z-]*:config:[a-z\d-]+:\d{12}:config-aggregator\/config-aggregator-[a-z\d]+$/,
    "This is not the ARN of an aggregator.",
  );
