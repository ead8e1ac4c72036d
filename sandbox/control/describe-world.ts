import type { SandboxState } from "../sandbox-state";

/** What the world holds, in numbers, and the ids a client needs to begin with. */
export function describeWorld({ world, clock, throttle }: SandboxState) {
  const { securityHub, organization } = world;
  return {
    now: new Date(clock.now()).toISOString(),
    throttle,
    partition: world.partition,
    homeRegion: world.homeRegion,
    organizationId: organization?.id,
    rootId: organization?.rootId,
    managementAccountId: organization?.managementAccountId,
    delegatedAdministratorId: securityHub.delegatedAdministratorId,
    defaultCaller: world.defaultCaller,
    configurationType: securityHub.configuration.configurationType,
    accounts: world.accounts.size,
    accountsByState: tally([...world.accounts.values()].map(({ state }) => state)),
    organizationalUnits: world.organizationalUnits.size,
    policies: securityHub.policies.size,
    associations: securityHub.associations.size,
    associationsByStatus: tally([...securityHub.associations.values()].map(({ status }) => status)),
    associationsByType: tally([...securityHub.associations.values()].map(({ type }) => type)),
  };
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
