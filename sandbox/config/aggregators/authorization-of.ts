import type { SandboxAuthorization } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { resourceKey } from "../keys";

interface Grant {
  readonly sourceId: string;
  /** The Region that may be collected from. */
  readonly region: string;
  readonly ownerId: string;
  readonly ownerRegion: string;
}

/** Whether an account lets an aggregator collect from a Region of it; its own account needs no authorization. */
export function isAuthorized(world: World, grant: Grant): boolean {
  return grant.sourceId === grant.ownerId || authorizationOf(world, grant) !== undefined;
}

/** What the source account has granted itself, or what the landing zone has granted in every account. */
export function authorizationOf(world: World, grant: Grant): SandboxAuthorization | undefined {
  const { authorizations, standingAuthorization: standing } = world.config;
  const { sourceId, region, ownerId, ownerRegion } = grant;
  const key = resourceKey(sourceId, region, ownerId, ownerRegion);
  if (authorizations.has(key)) return authorizations.get(key);
  const isStanding =
    standing?.accountId === ownerId &&
    standing.regions.includes(ownerRegion) &&
    world.accounts.has(sourceId) &&
    !standing.withheldIn.has(sourceId);
  return isStanding ? { createdAt: standing.since, tags: new Map() } : undefined;
}
