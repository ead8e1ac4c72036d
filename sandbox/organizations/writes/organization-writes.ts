import { AwsError, type Service } from "../../contract";
import { optionalText } from "../../input-members";
import { noOrganizationPolicies } from "../../world/sandbox-organization-policies";
import type { World } from "../../world/world";
import { requireManagement } from "../access";
import { accountLeaves } from "./account-leaves";
import { organizationId, rootId } from "./new-identifiers";
import type { OrganizationState } from "../organization-state";
import { organizationStructure } from "../organization-structures";
import { unpublishedTexts } from "../unpublished-texts";

/** Founding an organization and dissolving it. */
export function organizationWrites(state: OrganizationState): Service {
  const { world, clock, index, events } = state;
  return {
    CreateOrganization(input, caller) {
      const { accountId } = caller;
      if (world.accounts.has(accountId)) {
        throw new AwsError("AlreadyInOrganizationException", unpublishedTexts.alreadyInOrganization);
      }
      if (world.organization !== undefined) {
        throw new AwsError("AccessDeniedException", unpublishedTexts.oneOrganization);
      }
      const organization = {
        id: organizationId(accountId),
        managementAccountId: accountId,
        featureSet:
          optionalText(input, "FeatureSet") === "CONSOLIDATED_BILLING" ? "CONSOLIDATED_BILLING" : "ALL",
        rootId: rootId(accountId),
        rootName: "Root",
      } satisfies World["organization"];
      const account = {
        id: accountId,
        name: "Management",
        email: `management+${accountId}@example.com`,
        state: "ACTIVE" as const,
        parentId: organization.rootId,
        joinedMethod: "INVITED" as const,
        joinedAt: clock.now(),
        configRecorderOn: true,
        securityHubEnabled: world.securityHub.hubs.has(accountId),
        missingOptInRegion: undefined,
        hasForeignMembers: false,
      };
      world.organization = organization;
      world.organizationPolicies = noOrganizationPolicies();
      world.accounts.set(accountId, account);
      index.addAccount(account);
      events.accountAdded(accountId);
      return { Organization: organizationStructure(world, organization) };
    },

    DeleteOrganization(_input, caller) {
      const { managementAccountId } = requireManagement(world, caller);
      if (world.accounts.size > 1) {
        throw new AwsError("OrganizationNotEmptyException", unpublishedTexts.organizationNotEmpty);
      }
      accountLeaves(state, managementAccountId);
      for (const unit of world.organizationalUnits.values()) index.removeUnit(unit);
      world.organizationalUnits.clear();
      world.organization = undefined;
      for (const things of [
        world.createAccountStatuses,
        world.delegatedAdministrators,
        world.trustedServices,
        world.organizationTags,
      ])
        things.clear();
      world.organizationPolicies = noOrganizationPolicies();
      events.organizationDeleted();
      return {};
    },
  };
}
