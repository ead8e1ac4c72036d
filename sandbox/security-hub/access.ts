import { AwsError } from "../contract";
import type { HubContext } from "./hub-operation";
import { isSubscribed } from "./hub-state";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

/**
 * Refuses a central-configuration operation unless the delegated administrator calls it, from the home Region, with
 * CENTRAL enabled (user guide, central-configuration-intro).
 */
export function requireCentralAdministrator({ world, caller }: HubContext): void {
  const { delegatedAdministratorId, configuration } = world.securityHub;
  const { configurationType, status } = configuration;
  const isCentral = configurationType === "CENTRAL" && status === "ENABLED";
  if (caller.accountId !== delegatedAdministratorId || !isCentral) {
    throw new AwsError("AccessDeniedException", publishedTexts.notCentralAdministrator);
  }
  if (caller.region !== world.homeRegion) {
    throw new AwsError("AccessDeniedException", publishedTexts.outsideHomeRegion);
  }
}

/** Refuses callers other than the delegated administrator of the organization. */
export function requireAdministrator({ world, caller }: HubContext): void {
  if (caller.accountId === world.securityHub.delegatedAdministratorId) return;
  throw new AwsError("InvalidAccessException", publishedTexts.notAdministrator(caller.accountId));
}

/** Refuses callers other than the organization's management account. */
export function requireManagementAccount({ world, caller }: HubContext): void {
  if (world.organization === undefined) {
    throw new AwsError("InvalidAccessException", unpublishedTexts.noOrganization);
  }
  if (caller.accountId === world.organization.managementAccountId) return;
  throw new AwsError("InvalidAccessException", unpublishedTexts.notManagementAccount);
}

/** Refuses accounts in which Security Hub is not enabled. */
export function requireSubscription({ world, caller }: HubContext): void {
  if (isSubscribed(world, caller.accountId)) return;
  throw new AwsError("InvalidAccessException", publishedTexts.notSubscribed(caller.accountId));
}
