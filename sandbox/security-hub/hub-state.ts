import type { SandboxHub, World } from "../world/world";

/** A hub as AWS makes it where the request says nothing. */
export function newHub(subscribedAt: number): SandboxHub {
  return {
    subscribedAt,
    controlFindingGenerator: "SECURITY_CONTROL",
    defaultStandards: true,
    tags: new Map(),
  };
}

/** Whether Security Hub is enabled in the account, whichever Region: the sandbox enables it in all of them at once. */
export function isSubscribed({ accounts, securityHub }: World, accountId: string): boolean {
  const member = accounts.get(accountId);
  return member === undefined ? securityHub.hubs.has(accountId) : member.securityHubEnabled;
}

/** What a subscribed account has set about its hub; a member that has set nothing has a hub since it joined. */
export function hubOf({ accounts, securityHub }: World, accountId: string): SandboxHub {
  return securityHub.hubs.get(accountId) ?? newHub(accounts.get(accountId)?.joinedAt ?? 0);
}

/** The policy that governs the account and has taken effect in it; undefined for self-managed and ungoverned ones. */
export function policyInEffect({ securityHub }: World, accountId: string) {
  const association = securityHub.associations.get(accountId);
  return association?.status === "SUCCESS"
    ? securityHub.policies.get(association.configurationId)
    : undefined;
}
