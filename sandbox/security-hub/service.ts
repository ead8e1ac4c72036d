import type { Clock, Service } from "../contract";
import type { World } from "../world/world";
import {
  disableOrganizationAdminAccount,
  enableOrganizationAdminAccount,
  listOrganizationAdminAccounts,
} from "./administrators";
import { batchGetSecurityControls, listStandardsControlAssociations } from "./standards/account-controls";
import {
  batchGetConfigurationPolicyAssociations,
  getConfigurationPolicyAssociation,
  listConfigurationPolicyAssociations,
} from "./associations/association-reads";
import {
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "./associations/association-writes";
import {
  describeStandards,
  getSecurityControlDefinition,
  listSecurityControlDefinitions,
} from "./standards/catalog";
import {
  createFindingAggregator,
  deleteFindingAggregator,
  getFindingAggregator,
  listFindingAggregators,
  updateFindingAggregator,
} from "./finding-aggregators";
import { getEnabledStandards } from "./standards/enabled-standards";
import { describeHub, disableSecurityHub, enableSecurityHub } from "./hub";
import { describeSecurityHubV2 } from "./hub-v2";
import type { HubOperation } from "./hub-operation";
import { getAdministratorAccount, getMembers, listMembers } from "./members";
import {
  describeOrganizationConfiguration,
  updateOrganizationConfiguration,
} from "./organization-configuration";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  getConfigurationPolicy,
  listConfigurationPolicies,
  updateConfigurationPolicy,
} from "./policies/policies";
import { listTagsForResource, tagResource, untagResource } from "./resource-tags";
import { settle } from "./associations/settlement";

const operations: Readonly<Record<string, HubOperation>> = {
  BatchGetConfigurationPolicyAssociations: batchGetConfigurationPolicyAssociations,
  BatchGetSecurityControls: batchGetSecurityControls,
  CreateConfigurationPolicy: createConfigurationPolicy,
  CreateFindingAggregator: createFindingAggregator,
  DeleteConfigurationPolicy: deleteConfigurationPolicy,
  DeleteFindingAggregator: deleteFindingAggregator,
  DescribeHub: describeHub,
  DescribeOrganizationConfiguration: describeOrganizationConfiguration,
  DescribeSecurityHubV2: describeSecurityHubV2,
  DescribeStandards: describeStandards,
  DisableOrganizationAdminAccount: disableOrganizationAdminAccount,
  DisableSecurityHub: disableSecurityHub,
  EnableOrganizationAdminAccount: enableOrganizationAdminAccount,
  EnableSecurityHub: enableSecurityHub,
  GetAdministratorAccount: getAdministratorAccount,
  GetConfigurationPolicy: getConfigurationPolicy,
  GetConfigurationPolicyAssociation: getConfigurationPolicyAssociation,
  GetEnabledStandards: getEnabledStandards,
  GetFindingAggregator: getFindingAggregator,
  GetMembers: getMembers,
  GetSecurityControlDefinition: getSecurityControlDefinition,
  ListConfigurationPolicies: listConfigurationPolicies,
  ListConfigurationPolicyAssociations: listConfigurationPolicyAssociations,
  ListFindingAggregators: listFindingAggregators,
  ListMembers: listMembers,
  ListOrganizationAdminAccounts: listOrganizationAdminAccounts,
  ListSecurityControlDefinitions: listSecurityControlDefinitions,
  ListStandardsControlAssociations: listStandardsControlAssociations,
  ListTagsForResource: listTagsForResource,
  StartConfigurationPolicyAssociation: startConfigurationPolicyAssociation,
  StartConfigurationPolicyDisassociation: startConfigurationPolicyDisassociation,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateConfigurationPolicy: updateConfigurationPolicy,
  UpdateFindingAggregator: updateFindingAggregator,
  UpdateOrganizationConfiguration: updateOrganizationConfiguration,
};

/**
 * Security Hub's central configuration over a world. Nothing runs in the background: whatever is due on the clock
 * settles before each operation, so that a real clock and a stepped one serve alike.
 */
export function securityHubService(world: World, clock: Clock): Service {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input, caller, faults) => {
        const now = clock.now();
        settle(world, now);
        return operation(input, { world, now, caller, faults });
      },
    ]),
  );
}
