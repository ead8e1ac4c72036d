import type { Clock, Service } from "../contract";
import type { World } from "../world/world";
import {
  disableOrganizationAdminAccount,
  enableOrganizationAdminAccount,
  listOrganizationAdminAccounts,
} from "./administrators";
import {
  batchGetConfigurationPolicyAssociations,
  getConfigurationPolicyAssociation,
  listConfigurationPolicyAssociations,
} from "./association-reads";
import {
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "./association-writes";
import { describeStandards, getSecurityControlDefinition, listSecurityControlDefinitions } from "./catalog";
import {
  createFindingAggregator,
  deleteFindingAggregator,
  getFindingAggregator,
  listFindingAggregators,
  updateFindingAggregator,
} from "./finding-aggregators";
import { describeHub, enableSecurityHub } from "./hub";
import type { HubOperation } from "./hub-operation";
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
} from "./policies";
import { listTagsForResource, tagResource, untagResource } from "./policy-tags";
import { settle } from "./settlement";

const operations: Readonly<Record<string, HubOperation>> = {
  BatchGetConfigurationPolicyAssociations: batchGetConfigurationPolicyAssociations,
  CreateConfigurationPolicy: createConfigurationPolicy,
  CreateFindingAggregator: createFindingAggregator,
  DeleteConfigurationPolicy: deleteConfigurationPolicy,
  DeleteFindingAggregator: deleteFindingAggregator,
  DescribeHub: describeHub,
  DescribeOrganizationConfiguration: describeOrganizationConfiguration,
  DescribeStandards: describeStandards,
  DisableOrganizationAdminAccount: disableOrganizationAdminAccount,
  EnableOrganizationAdminAccount: enableOrganizationAdminAccount,
  EnableSecurityHub: enableSecurityHub,
  GetConfigurationPolicy: getConfigurationPolicy,
  GetConfigurationPolicyAssociation: getConfigurationPolicyAssociation,
  GetFindingAggregator: getFindingAggregator,
  GetSecurityControlDefinition: getSecurityControlDefinition,
  ListConfigurationPolicies: listConfigurationPolicies,
  ListConfigurationPolicyAssociations: listConfigurationPolicyAssociations,
  ListFindingAggregators: listFindingAggregators,
  ListOrganizationAdminAccounts: listOrganizationAdminAccounts,
  ListSecurityControlDefinitions: listSecurityControlDefinitions,
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
