/** The service principals whose delegated administrators Canopy needs to know. */
export const principals = {
  securityHub: "securityhub.amazonaws.com",
  /** Aggregators of the organization. */
  config: "config.amazonaws.com",
  /** Conformance packs of the organization. */
  packs: "config-multiaccountsetup.amazonaws.com",
} as const;

/** An operation of AWS that Canopy calls, and therefore an IAM action that its role needs. */
interface AwsOperation {
  /** `notify` changes nothing that Canopy shows, and no person makes it: it is for destinations of notifications. */
  readonly kind: "read" | "write" | "notify";
  /** What Canopy needs it for, as the end of a sentence: `for the accounts and where they are`. */
  readonly purpose: string;
}

/**
 * Every operation that Canopy calls, by its IAM action: what the Connection page tries and what the policies allow. A test
 * holds it against the commands that the code sends. STS GetCallerIdentity is tried too; it needs no permission.
 */
export const awsOperations = {
  "organizations:DescribeEffectivePolicy": {
    kind: "read",
    purpose: "what Organizations policies for Security Hub CSPM come to in an account",
  },
  "organizations:DescribeOrganization": {
    kind: "read",
    purpose: "the organization and its management account",
  },
  "organizations:DescribeOrganizationalUnit": { kind: "read", purpose: "OUs whose parent may not be listed" },
  "organizations:DescribePolicy": {
    kind: "read",
    purpose: "the text of an Organizations policy for Security Hub CSPM",
  },
  "organizations:ListAccounts": { kind: "read", purpose: "the accounts and where they are" },
  "organizations:ListAccountsForParent": {
    kind: "read",
    purpose: "the accounts of an OU, where ListAccounts gives no paths",
  },
  "organizations:ListChildren": {
    kind: "read",
    purpose: "which accounts an OU holds, where neither of these says it",
  },
  "organizations:ListDelegatedAdministrators": {
    kind: "read",
    purpose: "who administers Security Hub CSPM and Config",
  },
  "organizations:ListOrganizationalUnitsForParent": { kind: "read", purpose: "the OUs" },
  "organizations:ListPolicies": {
    kind: "read",
    purpose: "the Organizations policies that may overrule central configuration",
  },
  "organizations:ListRoots": { kind: "read", purpose: "the root and the policy types enabled on it" },
  "organizations:ListTagsForResource": {
    kind: "read",
    purpose: "the tags of accounts, OUs and the root",
  },
  "organizations:ListTargetsForPolicy": {
    kind: "read",
    purpose: "the root, OUs and accounts they are attached to",
  },

  "securityhub:BatchGetConfigurationPolicyAssociations": {
    kind: "read",
    purpose: "what is pending, followed until it settles",
  },
  "securityhub:DescribeOrganizationConfiguration": { kind: "read", purpose: "CENTRAL or LOCAL" },
  "securityhub:DescribeSecurityHubV2": {
    kind: "read",
    purpose: "whether the new Security Hub is enabled here, which Canopy doesn't configure",
  },
  "securityhub:DescribeStandards": { kind: "read", purpose: "the standards a policy can choose from" },
  "securityhub:GetConfigurationPolicy": { kind: "read", purpose: "what a policy configures" },
  "securityhub:GetConfigurationPolicyAssociation": { kind: "read", purpose: "what governs one target" },
  "securityhub:GetFindingAggregator": { kind: "read", purpose: "the home Region and the linked ones" },
  "securityhub:GetSecurityControlDefinition": { kind: "read", purpose: "one control in full" },
  "securityhub:ListConfigurationPolicies": { kind: "read", purpose: "the policies" },
  "securityhub:ListConfigurationPolicyAssociations": { kind: "read", purpose: "what governs each target" },
  "securityhub:ListFindingAggregators": { kind: "read", purpose: "the home Region" },
  "securityhub:ListSecurityControlDefinitions": {
    kind: "read",
    purpose: "the controls a policy can choose from",
  },

  "config:DescribeAggregateComplianceByConfigRules": {
    kind: "read",
    purpose: "the rules of packs that accounts fail, through an aggregator",
  },
  "config:DescribeAggregateComplianceByConformancePacks": {
    kind: "read",
    purpose: "whether accounts comply with each pack, through an aggregator",
  },
  "config:DescribeConfigurationAggregatorSourcesStatus": {
    kind: "read",
    purpose: "whether each source is collected",
  },
  "config:DescribeConfigurationAggregators": { kind: "read", purpose: "the aggregators" },
  "config:DescribeConformancePackCompliance": { kind: "read", purpose: "the rules of each pack" },
  "config:DescribeOrganizationConformancePackStatuses": {
    kind: "read",
    purpose: "how each pack's deployment is",
  },
  "config:DescribeOrganizationConformancePacks": { kind: "read", purpose: "the organization's packs" },
  "config:GetAggregateComplianceDetailsByConfigRule": {
    kind: "read",
    purpose: "the resources of an account that break a rule",
  },
  "config:GetOrganizationConformancePackDetailedStatus": {
    kind: "read",
    purpose: "a pack, account by account",
  },
  "config:ListTagsForResource": { kind: "read", purpose: "the tags of aggregators and conformance packs" },
  "config:SelectAggregateResourceConfig": {
    kind: "read",
    purpose: "where configuration recorders record, through an aggregator",
  },

  "config:DeleteConfigurationAggregator": { kind: "write", purpose: "deleting an aggregator" },
  "config:DeleteOrganizationConformancePack": { kind: "write", purpose: "deleting a conformance pack" },
  "config:PutConfigurationAggregator": { kind: "write", purpose: "creating and changing an aggregator" },
  "config:PutOrganizationConformancePack": {
    kind: "write",
    purpose: "deploying and changing a conformance pack",
  },
  "config:TagResource": { kind: "write", purpose: "tagging aggregators and conformance packs" },
  "config:UntagResource": { kind: "write", purpose: "taking tags off aggregators and conformance packs" },

  "securityhub:CreateConfigurationPolicy": { kind: "write", purpose: "creating a configuration policy" },
  "securityhub:DeleteConfigurationPolicy": { kind: "write", purpose: "deleting a configuration policy" },
  "securityhub:StartConfigurationPolicyAssociation": {
    kind: "write",
    purpose: "assigning a policy, or self-managed",
  },
  "securityhub:StartConfigurationPolicyDisassociation": {
    kind: "write",
    purpose: "taking away what is applied",
  },
  "securityhub:UpdateConfigurationPolicy": { kind: "write", purpose: "changing a configuration policy" },
  "securityhub:UpdateOrganizationConfiguration": {
    kind: "write",
    purpose: "switching between CENTRAL and LOCAL, and what new accounts get",
  },

  "sns:Publish": { kind: "notify", purpose: "notifications to SNS topics" },
} as const satisfies Readonly<Record<string, AwsOperation>>;

export type OperationInUse = keyof typeof awsOperations;
/** The operations that only read: these can be tried without harm. */
export type ReadInUse = {
  [Name in OperationInUse]: (typeof awsOperations)[Name]["kind"] extends "read" ? Name : never;
}[OperationInUse];

/** The operations of one kind, sorted by service and name. */
export function operationsOf(kind: AwsOperation["kind"]): OperationInUse[] {
  return operationNames.filter((name) => awsOperations[name].kind === kind).sort();
}

const operationNames = Object.keys(awsOperations).filter(isInUse);

function isInUse(name: string): name is OperationInUse {
  return Object.hasOwn(awsOperations, name);
}
