/**
 * INVENTED. AWS publishes neither these texts nor, for most of them, which of the declared exceptions it throws; a
 * client must not match on any of them. Everything invented in the Security Hub half of the sandbox is in this file.
 */
export const unpublishedTexts = {
  // Invented: reasons for FAILED. The reasons are documented (view-policy), their texts are not.
  accountSuspended: "The association failed because the account is suspended or closed.",
  managementNotEnabled:
    "The association failed because Security Hub is not enabled in the organization management account.",
  recorderOff: "The association failed because AWS Config is not enabled or not recording in the account.",
  optInRegionMissing: (region: string) =>
    `The association failed because the delegated administrator has not enabled the opt-in Region ${region}.`,
  foreignMembers:
    "The association failed because the account has member accounts of its own that belong to a different organization.",

  // Invented: who may call.
  notManagementAccount: "Only the organization management account can manage the Security Hub administrator.",
  noOrganization: "The account is not a member of an organization.",
  administratorNotInOrganization: (accountId: string) =>
    `Account ${accountId} is not a member of the organization.`,
  otherAdministrator: (accountId: string) =>
    `The organization has designated account ${accountId} as its Security Hub administrator already.`,
  administratorIsNot: (accountId: string) => `Account ${accountId} is not the Security Hub administrator.`,
  administratorWhileCentral:
    "The Security Hub administrator cannot be changed while central configuration is used.",
  managementAsCentralAdministrator:
    "The organization management account cannot be the delegated administrator of central configuration.",

  // Invented: switching between local and central configuration.
  centralWithoutAggregator: "Central configuration needs a finding aggregator in the home Region.",
  centralOutsideHomeRegion: (homeRegion: string) =>
    `Central configuration can be changed in the home Region ${homeRegion} only.`,
  centralInOptInRegion: (region: string) => `The opt-in Region ${region} cannot be the home Region.`,
  localWithPolicies:
    "Disassociate and delete all configuration policies before leaving central configuration.",

  // Invented: policies.
  policyLimit: (limit: number) => `An organization can have at most ${limit} configuration policies.`,
  policyNameTaken: (name: string) => `A configuration policy named ${name} exists already.`,
  policyNotFound: (identifier: string) => `Configuration policy ${identifier} does not exist.`,
  policyAssociated: "The configuration policy is associated with at least one target.",
  policyName: "A policy name has 1 to 128 letters, digits or the characters - . ! * /",
  policyDescription: "A policy description has at most 512 characters.",
  serviceEnabledMissing: "ServiceEnabled must be set.",
  oneControlList:
    "Exactly one of EnabledSecurityControlIdentifiers and DisabledSecurityControlIdentifiers must be given.",
  listTooLong: (member: string, limit: number) => `${member} has at most ${limit} items.`,
  unknownStandard: (arn: string) => `${arn} is not the ARN of a security standard.`,
  malformedControl: (id: string) => `${id} is not the identifier of a security control.`,
  valueMissing: (parameter: string) =>
    `Parameter ${parameter} needs a value because its value type is CUSTOM.`,
  unknownParameter: (controlId: string, parameter: string) =>
    `Control ${controlId} has no parameter ${parameter}.`,
  parameterValue: (parameter: string, wanted: string) => `Parameter ${parameter} must be ${wanted}.`,
  disablesAdministrator:
    "A configuration policy that disables Security Hub cannot be associated with the delegated administrator.",

  // Invented: associations.
  malformedTarget: "The target must be one account id, organizational unit id or root id.",
  targetMissing: "Target must be set.",
  targetNotFound: (targetId: string) => `Target ${targetId} does not exist in the organization.`,
  associationNotFound: (targetId: string) => `Target ${targetId} is not associated with a configuration.`,
  notApplied: (configurationId: string, targetId: string) =>
    `Configuration ${configurationId} is not applied directly to target ${targetId}.`,
  leftUnprocessed: "The request could not be processed. Try again.",

  // Invented: finding aggregators.
  aggregatorExists: "A finding aggregator exists already.",
  aggregatorNotFound: (arn: string) => `Finding aggregator ${arn} does not exist.`,
  aggregatorOutsideHomeRegion: (homeRegion: string) =>
    `The finding aggregator can be changed in its home Region ${homeRegion} only.`,
  linkingMode: (mode: string) => `${mode} is not a Region linking mode.`,
  regionsWithMode: (mode: string) => `Regions cannot be given with ${mode}.`,
  regionsMissing: (mode: string) => `Regions must be given with ${mode}.`,
  regionInvalid: (region: string) => `${region} is not a Region that can be linked.`,

  // Invented: the rest.
  invalidToken: "The NextToken is not valid.",
  hubV2NotFound: (accountId: string) => `Security Hub V2 is not enabled for account ${accountId}.`,
  hubNotFound: (arn: string) => `Hub ${arn} does not exist.`,
  administratorDisables:
    "Security Hub cannot be disabled in the account of the organization's administrator.",
  notMember: "The account is not a member of this administrator.",
  hubExists: "Account is already subscribed to Security Hub",
  controlNotFound: (id: string) => `Security control ${id} does not exist.`,
  resourceNotFound: (arn: string) => `Resource ${arn} does not exist.`,
  featureNotOffered: "This sandbox offers the feature SecurityHub only.",
} as const;
