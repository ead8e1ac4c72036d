import { z } from "zod";
import { AccountId, Region } from "@/lib/core/identifiers";
import { Tag } from "./model";

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
export const MAX_ACCOUNTS = 10_000;
export const MAX_TAGS = 50;
/** The model names no limits for these; there are about forty Regions and six hundred resource types. */
const MAX_REGIONS = 200;
const MAX_FILTER = 2_000;
const tooManyFilters = "A filter names at most 2,000 entries here. Take some out, or collect everything.";
/** What the AWS console takes; the API takes 256. */
export const CONSOLE_NAME_LENGTH = 64;

const resourceTypePattern = /^[a-zA-Z0-9]{2,64}::[a-zA-Z0-9]{2,64}::[a-zA-Z0-9]{2,64}$/;
const servicePrincipalPattern = /^[\w+=,.@-]{1,128}$/;
const rolePattern = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

const nameAdvice = "Name it with letters, digits, _ and -, without spaces: organization-eu.";

/** As `AggregatorName` of the model, with the way out in each message. */
const Name = z
  .string()
  .min(1, "Give the aggregator a name, such as organization-eu.")
  .max(256, "A name has at most 256 characters. Shorten it.")
  .regex(/^[\w-]*$/, nameAdvice)
  .brand<"AggregatorName">();

/** Either form of the Regions, which AWS takes one of. */
export const WantedRegions = z.union(
  [
    z.literal("all"),
    z
      .array(Region)
      .min(1, "Choose at least one Region, or all current and future ones.")
      .max(MAX_REGIONS, "AWS has fewer Regions than these. Take some out, or collect from all of them.")
      .refine(isWithoutDuplicates, "A Region is listed twice. Take one of the two out."),
  ],
  { error: "Choose Regions, or all current and future ones." },
);

const AccountIds = z
  .array(AccountId)
  .min(1, "Choose at least one account: in the organization, or by pasting ids.")
  .max(
    MAX_ACCOUNTS,
    "An aggregator takes at most 10,000 accounts. Take some out, or collect from the organization.",
  )
  .refine(isWithoutDuplicates, "An account is listed twice. Take one of the two out.");

const RoleArn = z
  .string()
  .min(1, "Name the role with which AWS Config asks Organizations who belongs to it.")
  .max(2_048, "The ARN of a role has at most 2,048 characters.")
  .regex(rolePattern, "The ARN of a role looks like arn:aws:iam::111122223333:role/ConfigAggregatorRole.");

const Source = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("accounts"), accountIds: AccountIds, regions: WantedRegions }),
    z.strictObject({ kind: z.literal("organization"), roleArn: RoleArn, regions: WantedRegions }),
  ],
  { error: "Choose where the data come from: individual accounts or the organization." },
);

/** One entry of the filter by resource type. */
const ResourceTypeName = z
  .string()
  .max(256, "A resource type has at most 256 characters.")
  .regex(resourceTypePattern, "A resource type has three parts, such as AWS::EC2::Instance.");

/** One entry of the filter by service principal. */
const ServicePrincipalName = z
  .string()
  .max(128, "A service principal has at most 128 characters.")
  .regex(servicePrincipalPattern, "A service principal looks like securityhub.amazonaws.com.");

const Filters = z
  .strictObject({
    resourceTypes: z.array(ResourceTypeName).max(MAX_FILTER, tooManyFilters).exactOptional(),
    servicePrincipals: z.array(ServicePrincipalName).max(MAX_FILTER, tooManyFilters).exactOptional(),
  })
  .refine(
    ({ resourceTypes = [], servicePrincipals = [] }) => resourceTypes.length + servicePrincipals.length > 0,
    "Name a resource type or a service principal, or collect everything.",
  );

/** The tags of one aggregator; AWS compares keys without regard to case, and keeps `aws:` for itself. */
export const AggregatorTags = z
  .array(
    Tag.refine(({ key }) => !/^aws:/i.test(key), {
      path: ["key"],
      message: "Keys that begin with aws: belong to AWS. Use another key.",
    }),
  )
  .max(MAX_TAGS, "AWS takes at most 50 tags. Take some out.")
  .superRefine((tags, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of tags.entries()) {
      const folded = key.toLowerCase();
      if (key !== "" && seen.has(folded)) {
        const message = `The key ${key} is there already; AWS does not tell capitals from small letters.`;
        context.addIssue({ code: "custom", path: [index, "key"], message });
      }
      seen.add(folded);
    }
  });

/** What makes an aggregator, as the editor sends it and the server takes it. It replaces everything but the tags. */
export const AggregatorInput = z.strictObject({
  region: Region,
  name: Name,
  source: Source,
  filters: Filters.exactOptional(),
  /** Only of an aggregator that does not exist yet: AWS ignores them afterwards. */
  tags: AggregatorTags.exactOptional(),
});
export type AggregatorInput = z.infer<typeof AggregatorInput>;

function isWithoutDuplicates(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
