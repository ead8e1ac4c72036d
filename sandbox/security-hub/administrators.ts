import { z } from "zod";
import { AwsError } from "../contract";
import { requireManagementAccount } from "./access";
import type { HubContext, HubOperation } from "./hub-operation";
import { SECURITY_HUB_PRINCIPAL } from "./organization-changes";
import { pageOf } from "./page";
import { unpublishedTexts } from "./unpublished-texts";

const FEATURE = "SecurityHub";
/** ListOrganizationAdminAccounts has pages of at most ten. */
const PAGE_SIZE = 10;

const Administrator = z.object({ AdminAccountId: z.string(), Feature: z.string().default(FEATURE) });
const ListAdministrators = z.object({ Feature: z.string().default(FEATURE) });

/** Designates the delegated administrator; Security Hub is enabled in it by that. */
export const enableOrganizationAdminAccount: HubOperation = (input, context) => {
  requireManagementAccount(context);
  const { world, now } = context;
  const { AdminAccountId: accountId, Feature } = Administrator.parse(input);
  requireFeature(Feature);
  const { securityHub, delegatedAdministrators } = world;
  const account = world.accounts.get(accountId);
  if (account === undefined) refuse(unpublishedTexts.administratorNotInOrganization(accountId));
  const current = securityHub.delegatedAdministratorId;
  if (current !== undefined && current !== accountId) refuse(unpublishedTexts.otherAdministrator(current));
  securityHub.delegatedAdministratorId = accountId;
  account.securityHubEnabled = true;
  const since = delegatedAdministrators.get(SECURITY_HUB_PRINCIPAL)?.get(accountId) ?? now;
  // Designating the administrator enables the integration with Organizations as well.
  if (!world.trustedServices.has(SECURITY_HUB_PRINCIPAL))
    world.trustedServices.set(SECURITY_HUB_PRINCIPAL, now);
  delegatedAdministrators.set(SECURITY_HUB_PRINCIPAL, new Map([[accountId, since]]));
  return { AdminAccountId: accountId, Feature };
};

/** Takes the designation back, unless central configuration is used (user guide, stop-central-configuration). */
export const disableOrganizationAdminAccount: HubOperation = (input, context) => {
  requireManagementAccount(context);
  const { world } = context;
  const { AdminAccountId: accountId, Feature } = Administrator.parse(input);
  requireFeature(Feature);
  const { securityHub } = world;
  if (securityHub.delegatedAdministratorId !== accountId)
    refuse(unpublishedTexts.administratorIsNot(accountId));
  if (securityHub.configuration.configurationType === "CENTRAL") {
    throw new AwsError("InvalidAccessException", unpublishedTexts.administratorWhileCentral);
  }
  securityHub.delegatedAdministratorId = undefined;
  world.delegatedAdministrators.delete(SECURITY_HUB_PRINCIPAL);
  return {};
};

/** None or one: Security Hub has one delegated administrator. */
export const listOrganizationAdminAccounts: HubOperation = (input, context) => {
  requireManagementAccount(context);
  const { Feature } = ListAdministrators.parse(input);
  const { items, nextToken } = pageOf(administratorIds(context, Feature), (id) => id, {
    operation: "ListOrganizationAdminAccounts",
    input,
    pageSize: PAGE_SIZE,
  });
  return {
    AdminAccounts: items.map((AccountId) => ({ AccountId, Status: "ENABLED" })),
    NextToken: nextToken,
    Feature,
  };
};

function administratorIds({ world }: HubContext, feature: string): string[] {
  const id = world.securityHub.delegatedAdministratorId;
  return id === undefined || feature !== FEATURE ? [] : [id];
}

function requireFeature(feature: string): void {
  if (feature !== FEATURE) refuse(unpublishedTexts.featureNotOffered);
}

function refuse(text: string): never {
  throw new AwsError("InvalidInputException", text);
}
