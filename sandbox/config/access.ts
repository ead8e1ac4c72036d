import { AwsError } from "../contract";
import type { World } from "../world/world";
import type { ConfigContext } from "./config-operation";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

const PACK_PRINCIPAL = "config-multiaccountsetup.amazonaws.com";
const AGGREGATOR_PRINCIPAL = "config.amazonaws.com";

/** Refuses callers other than the management account and the delegated administrators for organization packs. */
export function requirePackAdministrator({ world, caller }: ConfigContext): void {
  if (world.organization === undefined || !world.accounts.has(caller.accountId)) {
    throw new AwsError("OrganizationAccessDeniedException", publishedTexts.noOrganization);
  }
  if (isAdministrator(world, caller.accountId, PACK_PRINCIPAL)) return;
  throw new AwsError("OrganizationAccessDeniedException", unpublishedTexts.notPackAdministrator);
}

/** Refuses callers that may not collect from the organization: API reference of PutConfigurationAggregator. */
export function requireAggregatorAdministrator({ world, caller }: ConfigContext): void {
  if (world.organization === undefined || !world.accounts.has(caller.accountId)) {
    throw new AwsError("NoAvailableOrganizationException", unpublishedTexts.noAvailableOrganization);
  }
  if (mayCollectFromOrganization(world, caller.accountId)) return;
  throw new AwsError("OrganizationAccessDeniedException", unpublishedTexts.notAggregatorAdministrator);
}

export function mayCollectFromOrganization(world: World, accountId: string): boolean {
  return isAdministrator(world, accountId, AGGREGATOR_PRINCIPAL);
}

/** Packs and organization aggregators need an organization with all features. */
export function requireAllFeatures({ world }: ConfigContext): void {
  if (world.organization?.featureSet === "ALL") return;
  throw new AwsError("OrganizationAllFeaturesNotEnabledException", unpublishedTexts.allFeaturesNeeded);
}

function isAdministrator(
  { organization, delegatedAdministrators }: World,
  accountId: string,
  service: string,
) {
  return (
    organization?.managementAccountId === accountId ||
    delegatedAdministrators.get(service)?.has(accountId) === true
  );
}
