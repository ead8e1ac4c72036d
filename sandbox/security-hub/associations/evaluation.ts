import type { SandboxAssociation, World } from "../../world/world";
import { disablesSecurityHub } from "./account-outcome";
import { putAssociation, removeAssociation } from "./association-book";
import { hasOwnApplication, inheritedConfiguration, inheritingDescendants } from "./inheritance";

/** Long enough to watch, and every target is through within half a minute. */
export const DEFAULT_SETTLE_MS = 20_000;

/** Applies a configuration to a target and has everything that inherits from it evaluated anew. */
export function applyConfiguration(
  world: World,
  targetId: string,
  configurationId: string,
  now: number,
): SandboxAssociation {
  const association = startEvaluation(world, { targetId, configurationId, type: "APPLIED" }, now);
  evaluateDescendants(world, new Set([targetId]), now);
  return association;
}

/** Takes a target's own application away; it and what inherited from it now inherit from further above, or nothing. */
export function withdrawConfiguration(world: World, targetId: string, now: number): void {
  removeAssociation(world, targetId);
  // The target has no application any more but stands for its subtree while that is looked up.
  const descendants = inheritingDescendants(world, new Set([targetId]));
  const configurationId = inheritedConfiguration(world, targetId);
  for (const id of [targetId, ...descendants]) inherit(world, id, configurationId, now);
}

/** Evaluates targets with an application of their own, and what inherits from them, once more. */
export function reevaluateApplications(world: World, targetIds: ReadonlySet<string>, now: number): void {
  for (const targetId of targetIds) {
    const association = world.securityHub.associations.get(targetId);
    if (association?.type === "APPLIED") startEvaluation(world, association, now);
  }
  evaluateDescendants(world, targetIds, now);
}

/** Gives a target without an application of its own what its place in the organization gives it. */
export function reevaluateInheritance(world: World, targetId: string, now: number): void {
  if (hasOwnApplication(world, targetId)) return;
  inherit(world, targetId, inheritedConfiguration(world, targetId), now);
}

/** Evaluates the configuration that the target has once more, where it has any. */
export function reevaluate(world: World, targetId: string, now: number): void {
  const association = world.securityHub.associations.get(targetId);
  if (association !== undefined) startEvaluation(world, association, now);
}

function evaluateDescendants(world: World, targetIds: ReadonlySet<string>, now: number): void {
  for (const id of inheritingDescendants(world, targetIds)) {
    inherit(world, id, inheritedConfiguration(world, id), now);
  }
}

function inherit(world: World, targetId: string, configurationId: string | undefined, now: number): void {
  if (configurationId === undefined) {
    removeAssociation(world, targetId);
    return;
  }
  // A policy that disables Security Hub passes the delegated administrator over; it keeps what it has.
  const isAdministrator = targetId === world.securityHub.delegatedAdministratorId;
  if (isAdministrator && disablesSecurityHub(world, configurationId)) return;
  startEvaluation(world, { targetId, configurationId, type: "INHERITED" }, now);
}

function startEvaluation(
  world: World,
  { targetId, configurationId, type }: Pick<SandboxAssociation, "targetId" | "configurationId" | "type">,
  now: number,
): SandboxAssociation {
  const association: SandboxAssociation = {
    targetId,
    configurationId,
    type,
    status: "PENDING",
    message: undefined,
    updatedAt: now,
    settlesAt: now + settlingTime(targetId, world.securityHub.settleMs ?? DEFAULT_SETTLE_MS),
  };
  putAssociation(world, association);
  return association;
}

/** Between a quarter of `settleMs` and all of it, the same for the same target: progress that can be watched. */
function settlingTime(targetId: string, settleMs: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < targetId.length; index += 1) {
    hash = Math.imul(hash ^ targetId.charCodeAt(index), 0x01000193);
  }
  return Math.round(settleMs * (0.25 + (0.75 * (hash >>> 0)) / 0xffffffff));
}
