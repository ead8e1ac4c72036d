import { AwsError } from "../contract";
import type { SandboxAccount, SandboxOrganization, SandboxOrganizationalUnit, World } from "../world/world";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

export function accountOf(world: World, accountId: string): SandboxAccount {
  const account = world.accounts.get(accountId);
  if (account === undefined) {
    throw new AwsError("AccountNotFoundException", publishedTexts.accountNotFound);
  }
  return account;
}

export function unitOf(world: World, unitId: string): SandboxOrganizationalUnit {
  const unit = world.organizationalUnits.get(unitId);
  if (unit === undefined) {
    throw new AwsError("OrganizationalUnitNotFoundException", unpublishedTexts.unitNotFound);
  }
  return unit;
}

/** Whether an id is the root or an OU of this organization. */
export function isParent(world: World, organization: SandboxOrganization, id: string): boolean {
  return id === organization.rootId || world.organizationalUnits.has(id);
}

export function requireParent(world: World, organization: SandboxOrganization, id: string): void {
  if (!isParent(world, organization, id)) {
    throw new AwsError("ParentNotFoundException", publishedTexts.parentNotFound);
  }
}
