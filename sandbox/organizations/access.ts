import { AwsError, type Caller } from "../contract";
import type { SandboxOrganization, World } from "../world/world";
import { publishedTexts } from "./published-texts";

/** The organization the caller belongs to. Throws AWSOrganizationsNotInUseException for every other caller. */
export function requireMember(world: World, caller: Caller): SandboxOrganization {
  if (world.organization === undefined || !world.accounts.has(caller.accountId)) {
    throw new AwsError("AWSOrganizationsNotInUseException", publishedTexts.notInUse);
  }
  return world.organization;
}

/**
 * As {@link requireMember}, for reads: the management account and delegated administrators of any service may, other
 * members get AccessDeniedException. Each read's page says so: "You can only call this operation from the management
 * account or a member account that is a delegated administrator."
 */
export function requireReader(world: World, caller: Caller): SandboxOrganization {
  const organization = requireMember(world, caller);
  const isDelegated = [...world.delegatedAdministrators.values()].some((accounts) =>
    accounts.has(caller.accountId),
  );
  if (organization.managementAccountId !== caller.accountId && !isDelegated) throw denied();
  return organization;
}

/** As {@link requireMember}, for writes: the management account alone. */
export function requireManagement(world: World, caller: Caller): SandboxOrganization {
  const organization = requireMember(world, caller);
  if (organization.managementAccountId !== caller.accountId) throw denied();
  return organization;
}

function denied(): AwsError {
  return new AwsError("AccessDeniedException", publishedTexts.accessDenied);
}
