import { AwsError, type AwsStructure, type Service } from "../../contract";
import { optionalText, requiredText } from "../../input-members";
import { SortedIds } from "../../sorted-ids";
import { requireManagement, requireReader } from "../access";
import { constraintViolation, invalidInput } from "../refusals";
import { delegationQuotas } from "./delegation-quotas";
import { accountOf } from "../lookups";
import type { OrganizationState } from "../organization-state";
import { accountSummary } from "../organization-structures";
import { pageOfIds } from "../page-of-ids";
import { publishedTexts } from "../published-texts";
import { unpublishedTexts } from "../unpublished-texts";

/** Delegated administrators of services. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function delegation({ world, clock, events }: OrganizationState): Service {
  return {
    RegisterDelegatedAdministrator(input, caller) {
      const organization = requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const { principal, quota } = delegableService(requiredText(input, "ServicePrincipal"));
      if (organization.featureSet !== "ALL") {
        throw constraintViolation(
          "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
          unpublishedTexts.allFeaturesNeeded,
        );
      }
      if (account.id === organization.managementAccountId) {
        throw constraintViolation(
          "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
          publishedTexts.delegateManagement,
        );
      }
      if (account.state !== "ACTIVE") {
        throw constraintViolation(
          "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
          unpublishedTexts.delegateSuspended,
        );
      }
      if (!world.trustedServices.has(principal)) {
        throw constraintViolation(
          "SERVICE_ACCESS_NOT_ENABLED",
          unpublishedTexts.serviceAccessMissing(principal),
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

    DeregisterDelegatedAdministrator(input, caller) {
      requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const { principal } = delegableService(requiredText(input, "ServicePrincipal"));
      if (world.delegatedAdministrators.get(principal)?.delete(account.id) !== true) {
        throw new AwsError("AccountNotRegisteredException", unpublishedTexts.notDelegated);
      }
      events.delegatedAdministratorDeregistered(principal, account.id);
      return {};
    },

    ListDelegatedAdministrators(input, caller) {
      const organization = requireReader(world, caller);
      const principal = optionalText(input, "ServicePrincipal");
      if (principal !== undefined) delegableService(principal);
      const enabledAt = delegationDates(world.delegatedAdministrators, principal);
      const list = new SortedIds(enabledAt.keys());
      const { ids, nextToken } = pageOfIds(list, `ListDelegatedAdministrators ${principal ?? ""}`, input);
      const administrators = ids.map((id) => ({
        ...accountSummary(world, organization, accountOf(world, id)),
        DelegationEnabledDate: new Date(enabledAt.get(id) ?? 0),
      }));
      return { DelegatedAdministrators: administrators, NextToken: nextToken };
    },

    ListDelegatedServicesForAccount(input, caller) {
      requireReader(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const services = new Map(
        [...world.delegatedAdministrators].flatMap(([service, accounts]): [string, number][] => {
          const since = accounts.get(account.id);
          return since === undefined ? [] : [[service, since]];
        }),
      );
      if (services.size === 0) {
        throw new AwsError("AccountNotRegisteredException", unpublishedTexts.notDelegated);
      }
      const list = new SortedIds(services.keys());
      const { ids, nextToken } = pageOfIds(list, `ListDelegatedServicesForAccount ${account.id}`, input);
      return { DelegatedServices: delegatedServices(ids, services), NextToken: nextToken };
    },
  };
}

function delegatedServices(
  ids: readonly string[],
  services: ReadonlyMap<string, number>,
): readonly AwsStructure[] {
  return ids.map((ServicePrincipal) => ({
    ServicePrincipal,
    DelegationEnabledDate: new Date(services.get(ServicePrincipal) ?? 0),
  }));
}

/** A service that takes delegated administrators. Throws InvalidInputException for any other principal. */
function delegableService(principal: string): { readonly principal: string; readonly quota: number } {
  const quota = delegationQuotas.get(principal);
  if (quota === undefined) {
    throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL", publishedTexts.unrecognizedServicePrincipal);
  }
  return { principal, quota };
}

/** Account id → since when it is a delegated administrator: of one service, or of its first one. */
function delegationDates(
  administrators: ReadonlyMap<string, ReadonlyMap<string, number>>,
  principal: string | undefined,
): Map<string, number> {
  const dates = new Map<string, number>();
  for (const [service, accounts] of administrators) {
    if (principal !== undefined && principal !== service) continue;
    for (const [accountId, since] of accounts) {
      dates.set(accountId, Math.min(since, dates.get(accountId) ?? Infinity));
    }
  }
  return dates;
}
