import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import { regionsOf } from "../../security-hub/regions";
import { publishedTexts } from "../published-texts";
import { Tags } from "../tag-rules";
import { unpublishedTexts } from "../unpublished-texts";

const regionForms = { AllAwsRegions: z.boolean().default(false), AwsRegions: z.array(z.string()).optional() };
const AccountSource = z.object({ AccountIds: z.array(z.string()), ...regionForms });
const OrganizationSource = z.object({ RoleArn: z.string(), ...regionForms });
const Filter = z.object({ Type: z.string().optional(), Value: z.array(z.string()).default([]) }).optional();

/** The members of PutConfigurationAggregator. */
export const PutAggregator = z.object({
  ConfigurationAggregatorName: z.string(),
  AccountAggregationSources: z.array(AccountSource).default([]),
  OrganizationAggregationSource: OrganizationSource.optional(),
  AggregatorFilters: z.custom<AwsStructure>((value) => typeof value === "object").optional(),
  Tags,
});

/** One of the two sources, with what they have in common read out. */
export type WantedSource =
  | { readonly kind: "accounts"; readonly accountIds: readonly string[]; readonly regions: WantedRegions }
  | { readonly kind: "organization"; readonly roleArn: string; readonly regions: WantedRegions };

interface WantedRegions {
  readonly all: boolean;
  readonly codes: readonly string[];
}

/** The one source of a request, in order; InvalidParameterValueException in AWS's words where it is not. */
export function wantedSource(wanted: z.infer<typeof PutAggregator>, partition: string): WantedSource {
  const [accounts] = wanted.AccountAggregationSources;
  const organization = wanted.OrganizationAggregationSource;
  if (accounts !== undefined && organization !== undefined) refuse(publishedTexts.bothSources);
  if (accounts !== undefined) {
    const regions = wantedRegions(accounts, partition);
    const accountIds = accounts.AccountIds;
    const twice = firstDuplicate(accountIds);
    if (twice !== undefined) refuse(unpublishedTexts.duplicateAccounts(twice));
    return { kind: "accounts", accountIds, regions };
  }
  if (organization === undefined) refuse(publishedTexts.noSource);
  return {
    kind: "organization",
    roleArn: organization.RoleArn,
    regions: wantedRegions(organization, partition),
  };
}

/** "Either ResourceType or ServicePrincipal is required" (API reference), where the structure is sent at all. */
export function checkFilters(filters: AwsStructure | undefined): void {
  if (filters === undefined) return;
  const given = ["ResourceType", "ServicePrincipal"].filter((member) => filters[member] !== undefined);
  if (given.length === 0) refuse(unpublishedTexts.filterMissing);
  for (const member of given) {
    const filter = Filter.parse(filters[member]);
    if (filter?.Type === undefined || filter.Value.length === 0) refuse(unpublishedTexts.filterEmpty(member));
  }
}

/** The role with which AWS Config asks Organizations. Whether it exists cannot be known here; its form can. */
export function checkRole(roleArn: string, partition: string, accountId: string): void {
  const [, ofPartition, ofAccount] = /^arn:([^:]+):iam::(\d{12}):role\/[\w+=,.@/-]+$/.exec(roleArn) ?? [];
  if (ofPartition === partition && ofAccount === accountId) return;
  throw new AwsError("InvalidRoleException", unpublishedTexts.roleInvalid(roleArn));
}

function wantedRegions(
  {
    AllAwsRegions: all,
    AwsRegions: codes,
  }: z.infer<typeof AccountSource> | z.infer<typeof OrganizationSource>,
  partition: string,
): WantedRegions {
  const known = regionsOf(partition);
  if (all && codes !== undefined) refuse(publishedTexts.bothRegionForms);
  if (all) return { all, codes: known };
  if (codes === undefined || codes.length === 0) refuse(publishedTexts.noRegions);
  const strange = codes.find((code) => !known.includes(code));
  if (strange !== undefined) refuse(unpublishedTexts.regionInvalid(strange));
  return { all, codes: [...new Set(codes)] };
}

function firstDuplicate(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function refuse(text: string): never {
  throw new AwsError("InvalidParameterValueException", text);
}
