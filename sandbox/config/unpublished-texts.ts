import { publishedTexts } from "./published-texts";

/**
 * INVENTED. AWS publishes neither these texts and error codes nor, for many of them, which of the declared exceptions it
 * throws; a client must not match on any of them. Everything invented in the Config half of the sandbox is in this file.
 */
export const unpublishedTexts = {
  // Invented: who may call.
  notPackAdministrator:
    "This action can only be made by the organization management account or a delegated administrator for config-multiaccountsetup.amazonaws.com",
  notAggregatorAdministrator:
    "This action can only be made by the organization management account or a delegated administrator for config.amazonaws.com",
  noAvailableOrganization: "Organization is no longer available.",
  allFeaturesNeeded: "Enable all features in your organization and try again.",

  // Invented: organization conformance packs.
  packInUse: (name: string) =>
    `Organization conformance pack ${name} cannot be changed while an operation on it is in progress.`,
  packLimit: (limit: number) => `An organization can have at most ${limit} organization conformance packs.`,
  templateUri: (uri: string) => `${uri} does not name a bucket and a key.`,
  deliveryBucket: (prefix: string) => `The name of the delivery bucket must begin with ${prefix}.`,
  templateSize: (limit: number) => `The template body has more than ${limit} bytes.`,
  noRules: "The template has no AWS Config rules.",
  tooManyRules: (limit: number) => `The template has more than ${limit} AWS Config rules.`,
  resourceType: (type: string) => `The template has a resource of type ${type}, which packs do not support.`,
  unknownParameter: (name: string) => `The template has no parameter ${name}.`,
  parameterTwice: (name: string) => `Parameter ${name} is given more than one value.`,
  parameterWithoutValue: (name: string) => `Parameter ${name} has no default and is given no value.`,
  noMemberPack: "You specified one or more conformance packs that do not exist.",
  noRuleInPack: "AWS Config rule that you passed in the filter does not exist.",
  ruleAnnotation: (rule: string) => `This resource does not comply with ${rule}.`,
  packFailed: (failed: number) => `The deployment failed in ${failed} member accounts.`,
  packFailedCode: "MemberAccountFailure",

  // Invented: recorders.
  recorderNotFound: (name: string) => `Cannot find configuration recorder with the specified name '${name}'.`,
  recorderExists: (name: string) => `There is a configuration recorder already, named '${name}'.`,
  recorderName:
    "Names that begin with AWSConfigurationRecorderFor are reserved for service-linked recorders.",
  oneRecorderOnly: "Only one configuration recorder can be specified.",
  recorderRole: "The configuration recorder needs the ARN of an IAM role.",
  recordingGroup: "The recording group combines values that exclude each other, or records nothing.",

  // Invented: aggregators.
  regionInvalid: (region: string) => `${region} is not a Region that AWS Config can collect from.`,
  duplicateAccounts: (accountId: string) => `Account ${accountId} is listed more than once.`,
  filterMissing: "Either ResourceType or ServicePrincipal is required in AggregatorFilters.",
  filterEmpty: (member: string) => `${member} needs a Type and at least one Value.`,
  roleInvalid: (arn: string) => `'${arn}' is not the ARN of an IAM role in this account.`,
  aggregatorLimit: (limit: number) => `An account can have at most ${limit} configuration aggregators.`,
  accountLimit: (limit: number) => `A configuration aggregator can have at most ${limit} accounts.`,
  weeklyChanges: (limit: number) =>
    `At most ${limit} accounts a week can be added to or removed from the configuration aggregators of an account.`,
  serviceLinked: (service: string) =>
    `The configuration aggregator was created by ${service} and can be changed by it only.`,

  // Invented: queries.
  invalidExpression: (near: string) => `The syntax of the query is incorrect near ${near}.`,

  // Invented: tags.
  systemTags: "Tag keys beginning with aws: are reserved.",
  tooManyTags: (limit: number) => `A resource can have at most ${limit} tags.`,
} as const;

interface MemberDetails {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  /** The name of the pack in the member account. */
  readonly packName: string;
  readonly ruleCount: number;
  readonly templateS3Uri: string;
  /** A UUID, as services put one into what they cannot explain. */
  readonly reference: string;
}

export interface InventedError {
  readonly code: string;
  readonly message: string;
}

/** Invented: `ErrorCode` and `ErrorMessage` of a member. The causes are documented (aws-semantics §3.2), these are not. */
export const deploymentErrors = {
  "account-inactive": ({ accountId }: MemberDetails): InventedError => ({
    code: "InactiveAccount",
    message: `Account ${accountId} is suspended or closed. Conformance packs cannot be deployed to it.`,
  }),
  "recorder-missing": ({ accountId, region }: MemberDetails): InventedError => ({
    code: "NoAvailableConfigurationRecorder",
    message: `Account ${accountId}, Region ${region}: ${publishedTexts.recorderNeeded}`,
  }),
  "recorder-stopped": ({ partition, accountId, region }: MemberDetails): InventedError => ({
    code: "ConfigurationRecorderStopped",
    message: `Configuration recorder arn:${partition}:config:${region}:${accountId}:configuration-recorder/default is not recording.`,
  }),
  "service-role-missing": ({ partition, accountId }: MemberDetails): InventedError => ({
    code: "InsufficientPermissions",
    message: `AWS Config cannot assume arn:${partition}:iam::${accountId}:role/aws-service-role/config-conforms.amazonaws.com/AWSServiceRoleForConfigConforms in account ${accountId}.`,
  }),
  "rule-quota": ({ accountId, region, packName, ruleCount }: MemberDetails): InventedError => ({
    code: "MaxNumberOfConfigRulesExceeded",
    message: `Conformance pack ${packName} has ${ruleCount} rules; with them account ${accountId} would have more than 1000 in ${region}.`,
  }),
  "template-access": ({ partition, accountId, templateS3Uri }: MemberDetails): InventedError => ({
    code: "TemplateAccessDenied",
    message: `arn:${partition}:sts::${accountId}:assumed-role/AWSServiceRoleForConfigConforms/conforms may not read ${templateS3Uri}.`,
  }),
  internal: ({ accountId, reference }: MemberDetails): InventedError => ({
    code: "InternalError",
    message: `An internal error occurred in account ${accountId} (reference ${reference}).`,
  }),
  "remediation-in-progress": ({ partition, accountId, region, packName }: MemberDetails): InventedError => ({
    code: "ResourceInUse",
    message: `A remediation of arn:${partition}:config:${region}:${accountId}:conformance-pack/${packName} is in progress.`,
  }),
};

interface SourceDetails {
  readonly sourceId: string;
  readonly region: string;
  readonly ownerId: string;
  readonly ownerRegion: string;
}

/**
 * Invented: `LastErrorCode` and `LastErrorMessage` of a source. Unverified as well: that an organization's aggregator has
 * a row for the organization, by its id, beside one for each of its accounts.
 */
export const sourceErrors = {
  unauthorized: ({ sourceId, region, ownerId, ownerRegion }: SourceDetails): InventedError => ({
    code: "AuthorizationMissing",
    message: `Account ${sourceId} has not authorized account ${ownerId} in ${ownerRegion} to collect data from ${region}.`,
  }),
  inactive: ({ sourceId }: SourceDetails): InventedError => ({
    code: "InactiveAccount",
    message: `Account ${sourceId} is suspended or closed.`,
  }),
  notEnabled: ({ sourceId, region }: SourceDetails): InventedError => ({
    code: "ConfigNotEnabled",
    message: `AWS Config is not enabled in account ${sourceId} in ${region}.`,
  }),
  stopped: ({ sourceId, region }: SourceDetails): InventedError => ({
    code: "ConfigurationRecorderStopped",
    message: `The configuration recorder of account ${sourceId} in ${region} is not recording.`,
  }),
  organizationDenied: ({ sourceId, ownerId }: SourceDetails): InventedError => ({
    code: "OrganizationAccessDenied",
    message: `Account ${ownerId} may no longer collect data from organization ${sourceId}.`,
  }),
};
