import { z } from "zod";
import { AccountId, Region } from "@/lib/core/identifiers";
import { fieldOfWritten } from "./aggregator-document";
import type { AggregatorState } from "../aggregator-state";
import { AggregatorName } from "../model";
import { roleProblem } from "../role-problem";
import { isExistingTag, ResourceTags } from "@/lib/aws-config/tags/check-tags";
import { MAX_TAGS } from "@/lib/aws-config/tags/tag";

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
export const MAX_ACCOUNTS = 10_000;
/** The model names no limits for these; there are about forty Regions and six hundred resource types. */
const MAX_REGIONS = 200;
const MAX_FILTER = 2_000;
const tooManyFilters = "A filter names at most 2,000 entries here. Take some out, or collect everything.";
/** What the AWS console takes; the API takes 256. */
export const CONSOLE_NAME_LENGTH = 64;

const resourceTypePattern = /^[a-zA-Z0-9]{2,64}::[a-zA-Z0-9]{2,64}::[a-zA-Z0-9]{2,64}$/;
const servicePrincipalPattern = /^[\w+=,.@-]{1,128}$/;

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

const Source = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("accounts"), accountIds: AccountIds, regions: WantedRegions }),
    z.strictObject({ kind: z.literal("organization"), roleArn: z.string(), regions: WantedRegions }),
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
    asWritten: z.array(z.string()).exactOptional(),
  })
  .superRefine((filters, context) => {
    const { resourceTypes = [], servicePrincipals = [], asWritten = [] } = filters;
    if (resourceTypes.length + servicePrincipals.length + asWritten.length === 0) {
      const message = "Name a resource type or a service principal, or collect everything.";
      context.addIssue({ code: "custom", message });
    }
    for (const field of ["resourceTypes", "servicePrincipals"] as const) {
      if ((filters[field] ?? []).length === 0 || !asWritten.some((each) => fieldOfWritten(each) === field))
        continue;
      const message = "The aggregator has another filter of this kind. Remove that one first.";
      context.addIssue({ code: "custom", path: [field], message });
    }
  });

/** What makes an aggregator, by the rules; the role is checked apart, because its partition depends on the Region. */
const SoundInput = z.strictObject({
  region: Region,
  name: Name,
  source: Source,
  filters: Filters.exactOptional(),
  tags: ResourceTags.exactOptional(),
});

/** Beyond these an input isn't looked at; `inputProblems` has AWS's own limits, with the way out. */
const InputText = z.string().max(10_000);
const InputList = z.array(InputText).max(2 * MAX_FILTER);
const InputRegions = z.union([z.literal("all"), z.array(Region).max(2 * MAX_REGIONS)]);

/** What makes an aggregator, as the editor sends it and the server takes it. It replaces everything but the tags. */
export const AggregatorInput = z.strictObject({
  region: Region,
  name: AggregatorName,
  source: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("accounts"),
      accountIds: z.array(AccountId).max(2 * MAX_ACCOUNTS),
      regions: InputRegions,
    }),
    z.strictObject({ kind: z.literal("organization"), roleArn: InputText, regions: InputRegions }),
  ]),
  filters: z
    .strictObject({
      resourceTypes: InputList.exactOptional(),
      servicePrincipals: InputList.exactOptional(),
      asWritten: InputList.exactOptional(),
    })
    .exactOptional(),
  /** Only of an aggregator that does not exist yet: AWS ignores them afterwards. */
  tags: z
    .array(z.strictObject({ key: InputText, value: InputText }))
    .max(4 * MAX_TAGS)
    .exactOptional(),
});
export type AggregatorInput = z.infer<typeof AggregatorInput>;

/** Messages by the field they belong to, such as `source.regions` or `tags.2.key`. */
export type InputProblems = ReadonlyMap<string, string>;

/**
 * The problems that AWS's rules find in an aggregator, field by field, each with its remedy.
 * @param held the aggregator as it currently is in AWS: what is unchanged is not judged
 */
export function inputProblems(input: unknown, existing?: AggregatorState): InputProblems {
  const problems = new Map<string, string>();
  for (const { path, message } of SoundInput.safeParse(input).error?.issues ?? []) {
    const field = path.map(String).join(".");
    if (!problems.has(field) && !isExisting(path, input, existing)) problems.set(field, message);
  }
  const { data } = WithRole.safeParse(input);
  if (data !== undefined && data.source.roleArn !== roleOf(existing)) {
    const problem = roleProblem(data.source.roleArn, data.region);
    if (problem !== undefined) problems.set("source.roleArn", problem);
  }
  return problems;
}

const WithRole = z.object({
  region: z.string(),
  source: z.object({ kind: z.literal("organization"), roleArn: z.string() }),
});

function roleOf(existing: AggregatorState | undefined): string | undefined {
  return existing?.source?.kind === "organization" ? existing.source.roleArn : undefined;
}

/** Whether what is wrong stands so in AWS already. A list that is too long there may stay so, or become shorter. */
function isExisting(
  path: readonly PropertyKey[],
  input: unknown,
  existing: AggregatorState | undefined,
): boolean {
  const { success, data } = AggregatorInput.safeParse(input);
  if (existing === undefined || !success) return false;
  const [part, list, index] = path;
  const { source, filters } = data;
  switch (part) {
    case "name":
      return true;
    case "source":
      if (list === "regions")
        return JSON.stringify(source.regions) === JSON.stringify(existing.source?.regions);
      if (list !== "accountIds" || source.kind !== "accounts" || existing.source?.kind !== "accounts")
        return false;
      return (
        source.accountIds.length <= existing.source.accountIds.length &&
        isSubset(source.accountIds, existing.source.accountIds)
      );
    case "filters": {
      if (list !== "resourceTypes" && list !== "servicePrincipals") return false;
      const value = filters?.[list]?.[Number(index)];
      return index !== undefined && value !== undefined && (existing.filters?.[list] ?? []).includes(value);
    }
    case "tags":
      return isExistingTag(path.slice(1), data.tags ?? [], existing.tags);
    default:
      return false;
  }
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  const known = new Set(whole);
  return part.every((member) => known.has(member));
}

function isWithoutDuplicates(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
