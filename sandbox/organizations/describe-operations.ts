import { AwsError, type Service } from "../contract";
import { requiredText } from "../input-members";
import { requireMember, requireReader } from "./access";
import { createAccountStatusStructure } from "./writes/create-account-status";
import { accountOf, unitOf } from "./lookups";
import type { OrganizationState } from "./organization-state";
import { accountStructure, organizationStructure, unitStructure } from "./organization-structures";
import { unpublishedTexts } from "./unpublished-texts";

/** Organizations' reads of one thing. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function describeOperations({ world }: OrganizationState): Service {
  return {
    DescribeOrganization(_input, caller) {
      return { Organization: organizationStructure(world, requireMember(world, caller)) };
    },

    DescribeAccount(input, caller) {
      const organization = requireReader(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      return { Account: accountStructure(world, organization, account) };
    },

    DescribeOrganizationalUnit(input, caller) {
      const organization = requireReader(world, caller);
      const unit = unitOf(world, requiredText(input, "OrganizationalUnitId"));
      return { OrganizationalUnit: unitStructure(world, organization, unit) };
    },

    DescribeCreateAccountStatus(input, caller) {
      requireReader(world, caller);
      const status = world.createAccountStatuses.get(requiredText(input, "CreateAccountRequestId"));
      if (status === undefined) {
        throw new AwsError("CreateAccountStatusNotFoundException", unpublishedTexts.createRequestNotFound);
      }
      return { CreateAccountStatus: createAccountStatusStructure(status) };
    },
  };
}
