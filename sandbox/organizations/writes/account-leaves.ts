import type { OrganizationState } from "../organization-state";
import { forgetTarget } from "../policies/attachment-book";

/** Takes an account out of the organization: it stands alone from now on, and its tags and policies are gone. */
export function accountLeaves({ world, index, events }: OrganizationState, accountId: string): void {
  const account = world.accounts.get(accountId);
  if (account === undefined) return;
  world.accounts.delete(accountId);
  index.removeAccount(account);
  forgetTarget(world.organizationPolicies, accountId);
  world.organizationTags.delete(accountId);
  events.accountRemoved(account);
}
