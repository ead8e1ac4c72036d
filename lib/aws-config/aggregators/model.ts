import { z } from "zod";
import { JsonObject } from "@/lib/core/json";
import { AccountId, Region } from "@/lib/core/identifiers";

/** The ARN of an aggregator, which ends in an id of AWS's and not in its name. */
export const AggregatorArn = z
  .string()
  .max(1_000, "This is not the ARN of an aggregator.")
  .regex(
    /^arn:aws[a-z-]*:config:[a-z\d-]+:\d{12}:config-aggregator\/config-aggregator-[a-z\d]+$/,
    "This is not the ARN of an aggregator.",
  );

/** 1 to 256 letters, digits, `_` and `-`. The AWS console takes 64 at most, the API does not mind. */
export const AggregatorName = z
  .string()
  .min(1, "An aggregator needs a name.")
  .max(256, "An aggregator's name has at most 256 characters.")
  .regex(/^[\w-]+$/, "An aggregator's name has letters, digits, _ and -.")
  .brand<"AggregatorName">();
export type AggregatorName = z.infer<typeof AggregatorName>;

/** All Regions, today's and those to come, or these. AWS takes exactly one of the two. */
export const AggregatedRegions = z.union([z.literal("all"), z.array(Region).min(1, "Choose a Region.")]);
export type AggregatedRegions = z.infer<typeof AggregatedRegions>;

/** Where the data come from: individual accounts, each of which must authorize it, or the organization by a role. */
export const AggregatorSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("accounts"), accountIds: z.array(AccountId), regions: AggregatedRegions }),
  z.strictObject({ kind: z.literal("organization"), roleArn: z.string(), regions: AggregatedRegions }),
]);
export type AggregatorSource = z.infer<typeof AggregatorSource>;

/** What is collected at all. Absent means everything. */
export const AggregatorFilters = z.strictObject({
  resourceTypes: z.array(z.string()).exactOptional(),
  servicePrincipals: z.array(z.string()).exactOptional(),
  /** Filters that do something else than include: their name, a blank, and the JSON as AWS writes it. */
  asWritten: z.array(z.string()).exactOptional(),
});
export type AggregatorFilters = z.infer<typeof AggregatorFilters>;

/** As `DescribeConfigurationAggregators` answers it. Times are ISO 8601. */
export const ConfigurationAggregator = z.object({
  name: AggregatorName,
  arn: z.string(),
  /** The Region it belongs to, which is not what it collects from. */
  region: Region,
  /** Absent where AWS names none. */
  source: AggregatorSource.exactOptional(),
  filters: AggregatorFilters.exactOptional(),
  /** What AWS says of its sources beyond `source`, see `restOf`; it is sent back with a change. */
  rest: JsonObject.exactOptional(),
  /** A service such as `controltower.amazonaws.com`: then only that service can change it. */
  createdBy: z.string().exactOptional(),
  createdAt: z.iso.datetime().exactOptional(),
  updatedAt: z.iso.datetime().exactOptional(),
});
export type ConfigurationAggregator = z.infer<typeof ConfigurationAggregator>;

/** The three statuses that AWS's model names: what the sources can be asked by. */
export const modelledSourceStatuses = ["FAILED", "OUTDATED", "SUCCEEDED"] as const;
export type ModelledSourceStatus = (typeof modelledSourceStatuses)[number];

/** These and `UNKNOWN`, for a status that AWS has added since and for none: the error's message says what AWS writes. */
export const sourceUpdateStatuses = [...modelledSourceStatuses, "UNKNOWN"] as const;
export const SourceUpdateStatus = z.enum(sourceUpdateStatuses);
export type SourceUpdateStatus = z.infer<typeof SourceUpdateStatus>;

/** One source in one Region: a row of `DescribeConfigurationAggregatorSourcesStatus`. */
export const AggregatedSourceStatus = z.object({
  /** An account id, or the organization's. */
  sourceId: z.string(),
  sourceType: z.enum(["ACCOUNT", "ORGANIZATION"]),
  region: z.string(),
  status: SourceUpdateStatus,
  updatedAt: z.iso.datetime().exactOptional(),
  errorCode: z.string().exactOptional(),
  errorMessage: z.string().exactOptional(),
});
export type AggregatedSourceStatus = z.infer<typeof AggregatedSourceStatus>;
