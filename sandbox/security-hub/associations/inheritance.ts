import type { World } from "../../world/world";

/** The root or OU that holds a target; undefined for the root and for what does not exist. */
export function parentOf(world: World, targetId: string): string | undefined {
  return world.accounts.get(targetId)?.parentId ?? world.organizationalUnits.get(targetId)?.parentId;
}

/** Whether a configuration is applied to the target itself. */
export function hasOwnApplication(world: World, targetId: string): boolean {
  return world.securityHub.associations.get(targetId)?.type === "APPLIED";
}

/**
 * The configuration of the closest ancestor with an application, a policy or self-managed: what a target without one
 * of its own inherits (user guide, configuration-policies-overview). Undefined where no ancestor has any.
 */
export function inheritedConfiguration(world: World, targetId: string): string | undefined {
  const { associations } = world.securityHub;
  for (let id = parentOf(world, targetId); id !== undefined; id = parentOf(world, id)) {
    const association = associations.get(id);
    if (association?.type === "APPLIED") return association.configurationId;
  }
  return undefined;
}

/**
 * The OUs and accounts below the targets that inherit from them: those with no application of their own and none in
 * between. One pass over the organization, however many targets.
 */
export function inheritingDescendants(world: World, targetIds: ReadonlySet<string>): string[] {
  if ([...targetIds].every((id) => world.accounts.has(id))) return [];
  const sources = new Map<string, boolean>();

  function passesOn(id: string): boolean {
    const known = sources.get(id);
    if (known !== undefined) return known;
    const parentId = parentOf(world, id);
    const answer =
      targetIds.has(id) || (!hasOwnApplication(world, id) && parentId !== undefined && passesOn(parentId));
    sources.set(id, answer);
    return answer;
  }

  function inherits(id: string, parentId: string): boolean {
    return !targetIds.has(id) && !hasOwnApplication(world, id) && passesOn(parentId);
  }

  const descendants: string[] = [];
  for (const [id, unit] of world.organizationalUnits) {
    if (inherits(id, unit.parentId)) descendants.push(id);
  }
  for (const [id, account] of world.accounts) {
    if (inherits(id, account.parentId)) descendants.push(id);
  }
  return descendants;
}
