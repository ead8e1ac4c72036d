import "server-only";
import {
  DescribeEffectivePolicyCommand,
  DescribeOrganizationCommand,
  DescribeOrganizationalUnitCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand as ListOrganizationsTagsCommand,
  ListTargetsForPolicyCommand,
} from "@aws-sdk/client-organizations";
import {
  BatchGetConfigurationPolicyAssociationsCommand,
  DescribeOrganizationConfigurationCommand,
  DescribeSecurityHubV2Command,
  DescribeStandardsCommand,
  GetConfigurationPolicyAssociationCommand,
  GetConfigurationPolicyCommand,
  GetFindingAggregatorCommand,
  GetSecurityControlDefinitionCommand,
  ListConfigurationPoliciesCommand,
  ListConfigurationPolicyAssociationsCommand,
  ListFindingAggregatorsCommand,
  ListSecurityControlDefinitionsCommand,
} from "@aws-sdk/client-securityhub";
import { type ReadInUse, principals } from "../aws-operations";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { configProbes } from "./config-probes";
import type { IdSource, ReadProbe } from "./read-probe";

const one = { MaxResults: 1 } as const;

/** The caller's own account is a target that exists, whatever may be listed. */
const callersAccount: IdSource = { from: "sts:GetCallerIdentity", member: "Account" };

const firstRoot: IdSource = { from: "organizations:ListRoots", list: "Roots", member: "Id" };

/** AWS's own service control policy, which every organization has: there need be no other to try the reads of one. */
const awsPolicy = { PolicyId: "p-FullAWSAccess" };

/** A probe for each read that Canopy does; the type demands that none is forgotten. */
export const readProbes: Readonly<Record<ReadInUse, ReadProbe>> = {
  // Of the caller's own account, which AWS takes where no target is named.
  "organizations:DescribeEffectivePolicy": {
    send: ({ organizations }, http) =>
      organizations.send(new DescribeEffectivePolicyCommand({ PolicyType: CSPM_POLICY }), http),
  },
  "organizations:DescribeOrganization": {
    send: ({ organizations }, http) => organizations.send(new DescribeOrganizationCommand({}), http),
  },
  "organizations:DescribeOrganizationalUnit": {
    needs: {
      from: "organizations:ListOrganizationalUnitsForParent",
      list: "OrganizationalUnits",
      member: "Id",
    },
    send: ({ organizations }, http, OrganizationalUnitId) =>
      organizations.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId }), http),
  },
  "organizations:DescribePolicy": {
    send: ({ organizations }, http) => organizations.send(new DescribePolicyCommand(awsPolicy), http),
  },
  "organizations:ListAccounts": {
    list: "Accounts",
    send: ({ organizations }, http) => organizations.send(new ListAccountsCommand(one), http),
  },
  "organizations:ListAccountsForParent": {
    list: "Accounts",
    needs: firstRoot,
    send: ({ organizations }, http, ParentId) =>
      organizations.send(new ListAccountsForParentCommand({ ...one, ParentId }), http),
  },
  "organizations:ListChildren": {
    list: "Children",
    needs: firstRoot,
    send: ({ organizations }, http, ParentId) =>
      organizations.send(new ListChildrenCommand({ ...one, ParentId, ChildType: "ACCOUNT" }), http),
  },
  "organizations:ListDelegatedAdministrators": {
    list: "DelegatedAdministrators",
    send: ({ organizations }, http) =>
      organizations.send(
        new ListDelegatedAdministratorsCommand({ ServicePrincipal: principals.securityHub }),
        http,
      ),
  },
  "organizations:ListOrganizationalUnitsForParent": {
    list: "OrganizationalUnits",
    needs: firstRoot,
    send: ({ organizations }, http, ParentId) =>
      organizations.send(new ListOrganizationalUnitsForParentCommand({ ...one, ParentId }), http),
  },
  "organizations:ListPolicies": {
    list: "Policies",
    send: ({ organizations }, http) =>
      organizations.send(new ListPoliciesCommand({ ...one, Filter: CSPM_POLICY }), http),
  },
  "organizations:ListRoots": {
    list: "Roots",
    send: ({ organizations }, http) => organizations.send(new ListRootsCommand(one), http),
  },
  "organizations:ListTagsForResource": {
    list: "Tags",
    needs: callersAccount,
    send: ({ organizations }, http, ResourceId) =>
      organizations.send(new ListOrganizationsTagsCommand({ ResourceId }), http),
  },
  "organizations:ListTargetsForPolicy": {
    list: "Targets",
    send: ({ organizations }, http) =>
      organizations.send(new ListTargetsForPolicyCommand({ ...one, ...awsPolicy }), http),
  },

  "securityhub:BatchGetConfigurationPolicyAssociations": {
    needs: callersAccount,
    send: ({ securityHub }, http, AccountId) => {
      const ConfigurationPolicyAssociationIdentifiers = [{ Target: { AccountId } }];
      const input = { ConfigurationPolicyAssociationIdentifiers };
      return securityHub.send(new BatchGetConfigurationPolicyAssociationsCommand(input), http);
    },
  },
  "securityhub:DescribeOrganizationConfiguration": {
    send: ({ securityHub }, http) => securityHub.send(new DescribeOrganizationConfigurationCommand({}), http),
  },
  "securityhub:DescribeSecurityHubV2": {
    send: ({ securityHub }, http) => securityHub.send(new DescribeSecurityHubV2Command({}), http),
  },
  "securityhub:DescribeStandards": {
    list: "Standards",
    send: ({ securityHub }, http) => securityHub.send(new DescribeStandardsCommand(one), http),
  },
  "securityhub:GetConfigurationPolicy": {
    needs: {
      from: "securityhub:ListConfigurationPolicies",
      list: "ConfigurationPolicySummaries",
      member: "Id",
    },
    send: ({ securityHub }, http, Identifier) =>
      securityHub.send(new GetConfigurationPolicyCommand({ Identifier }), http),
  },
  "securityhub:GetConfigurationPolicyAssociation": {
    needs: callersAccount,
    send: ({ securityHub }, http, AccountId) =>
      securityHub.send(new GetConfigurationPolicyAssociationCommand({ Target: { AccountId } }), http),
  },
  "securityhub:GetFindingAggregator": {
    needs: {
      from: "securityhub:ListFindingAggregators",
      list: "FindingAggregators",
      member: "FindingAggregatorArn",
    },
    send: ({ securityHub }, http, FindingAggregatorArn) =>
      securityHub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }), http),
  },
  "securityhub:GetSecurityControlDefinition": {
    needs: {
      from: "securityhub:ListSecurityControlDefinitions",
      list: "SecurityControlDefinitions",
      member: "SecurityControlId",
    },
    send: ({ securityHub }, http, SecurityControlId) =>
      securityHub.send(new GetSecurityControlDefinitionCommand({ SecurityControlId }), http),
  },
  "securityhub:ListConfigurationPolicies": {
    list: "ConfigurationPolicySummaries",
    send: ({ securityHub }, http) => securityHub.send(new ListConfigurationPoliciesCommand(one), http),
  },
  "securityhub:ListConfigurationPolicyAssociations": {
    list: "ConfigurationPolicyAssociationSummaries",
    send: ({ securityHub }, http) =>
      securityHub.send(new ListConfigurationPolicyAssociationsCommand(one), http),
  },
  "securityhub:ListFindingAggregators": {
    list: "FindingAggregators",
    send: ({ securityHub }, http) => securityHub.send(new ListFindingAggregatorsCommand(one), http),
  },
  "securityhub:ListSecurityControlDefinitions": {
    list: "SecurityControlDefinitions",
    send: ({ securityHub }, http) => securityHub.send(new ListSecurityControlDefinitionsCommand(one), http),
  },
  ...configProbes,
};
