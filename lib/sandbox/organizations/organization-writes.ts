import { AwsError, type Service } from "../contract";
import { optionalText, requiredText } from "../input-members";
import { noOrganizationPolicies } from "../world/sandbox-organization-policies";
import type { World } from "../world/world";
import { requireManagement } from "./access";
import { constraintViolation } from "./constraint-violation";
import { delegationQuotas } from "./delegation-quotas";
import { invalidInput } from "./invalid-input";
import { accountOf } from "./lookups";
import { organizationId, rootId } from "./new-identifiers";
import type { OrganizationState } from "./organization-state";
import { organizationStructure } from "./organization-structures";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

/** Founding an organization and naming its delegated administrators. */
export function organizationWrites({ world, clock, index, events }: OrganizationState): Service {
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
        // No operation of the sandbox could turn it on later, and without it every policy would fail here.
        securityHubEnabled: true,
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

    RegisterDelegatedAdministrator(input, caller) {
      const organization = requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const principal = requiredText(input, "ServicePrincipal");
      const quota = delegationQuotas.get(principal);
      if (quota === undefined) {
        throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL", publishedTexts.unrecognizedServicePrincipal);
      }
      if (organization.featureSet !== "ALL") {
        throw constraintViolation(
          "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
          unpublishedTexts.allFeaturesNeeded,
        );
      }
      if (account.id === organization.managementAccountId) {
        throw constraintViolation(
          "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
          unpublishedTexts.delegateManagement,
        );
      }
      if (account.state !== "ACTIVE") {
        throw constraintViolation(
          "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
          unpublishedTexts.delegateSuspended,
        );
      }
      const administrators = world.delegatedAdministrators.get(principal) ?? new Map<string, number>();
      if (administrators.has(account.id)) {
        throw new AwsError("AccountAlreadyRegisteredException", unpublishedTexts.alreadyDelegated);
      }
      if (administrators.size >= quota) {
        throw constraintViolation(
          "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
          unpublishedTexts.delegationLimit(principal),
        );
      }
      administrators.set(account.id, clock.now());
      world.delegatedAdministrators.set(principal, administrators);
      events.delegatedAdministratorRegistered(principal, account.id);
      return {};
    },
  };
}
