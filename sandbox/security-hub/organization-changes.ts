import type { Clock } from "../contract";
import type { SandboxAccount, World } from "../world/world";
import { removeAllAssociations, removeAssociation } from "./associations/association-book";
import { reevaluate, reevaluateInheritance } from "./associations/evaluation";
import { inheritedConfiguration } from "./associations/inheritance";
import { newHub } from "./hub-state";
import { settle } from "./associations/settlement";

/** The service principal under which Organizations lists Security Hub's delegated administrator. */
export const SECURITY_HUB_PRINCIPAL = "securityhub.amazonaws.com";

/**
 * Organizations reports a move here after it has changed the world. AWS documents only that a target inherits from its
 * closest ancestor, not when Security Hub notices a move. Here it notices at once, and a move that changes nothing
 * changes nothing.
 */
export function accountMoved(world: World, clock: Clock, accountId: string): void {
  placeChanged(world, clock.now(), accountId);
}

/** A new account takes the configuration of the root or OU it begins in. */
export function accountAdded(world: World, clock: Clock, accountId: string): void {
  placeChanged(world, clock.now(), accountId);
}

/** An account that was suspended, closed or reinstated has its configuration evaluated once more. */
export function accountStateChanged(world: World, clock: Clock, accountId: string): void {
  const now = clock.now();
  settle(world, now);
  reevaluate(world, accountId, now);
}

/** An account that has left the organization has no association; where Security Hub was enabled, it stays. */
export function accountRemoved(
  world: World,
  clock: Clock,
  { id, securityHubEnabled, joinedAt }: Pick<SandboxAccount, "id" | "securityHubEnabled" | "joinedAt">,
): void {
  settle(world, clock.now());
  removeAssociation(world, id);
  if (securityHubEnabled && !world.securityHub.hubs.has(id)) {
    world.securityHub.hubs.set(id, newHub(joinedAt));
  }
}

/** Without an organization there is neither an administrator nor central configuration. */
export function organizationDeleted(world: World, clock: Clock): void {
  settle(world, clock.now());
  world.securityHub.delegatedAdministratorId = undefined;
  stopCentralConfiguration(world);
}

/** A new OU inherits like anything else. */
export function organizationalUnitAdded(world: World, clock: Clock, organizationalUnitId: string): void {
  placeChanged(world, clock.now(), organizationalUnitId);
}

/** OUs can be deleted only when they are empty, so that nothing else changes. */
export function organizationalUnitRemoved(world: World, clock: Clock, organizationalUnitId: string): void {
  settle(world, clock.now());
  removeAssociation(world, organizationalUnitId);
}

/** Registering the administrator through Organizations designates it in Security Hub too. */
export function delegatedAdministratorRegistered(world: World, clock: Clock, accountId: string): void {
  settle(world, clock.now());
  world.securityHub.delegatedAdministratorId = accountId;
  const account = world.accounts.get(accountId);
  if (account !== undefined) account.securityHubEnabled = true;
}

/** Deregistering it through Organizations, unlike through Security Hub, ends central configuration (stop-central-configuration). */
export function delegatedAdministratorDeregistered(world: World, clock: Clock, accountId: string): void {
  settle(world, clock.now());
  if (world.securityHub.delegatedAdministratorId !== accountId) return;
  world.securityHub.delegatedAdministratorId = undefined;
  stopCentralConfiguration(world);
}

/** Policies are disassociated and deleted; accounts keep their settings and manage themselves. */
export function stopCentralConfiguration(world: World): void {
  removeAllAssociations(world);
  world.securityHub.policies.clear();
  Object.assign(world.securityHub.configuration, {
    configurationType: "LOCAL",
    status: "ENABLED",
    statusMessage: undefined,
    settlesAt: undefined,
  });
}

function placeChanged(world: World, now: number, targetId: string): void {
  settle(world, now);
  const known = world.securityHub.associations.get(targetId);
  if (known !== undefined && known.configurationId === inheritedConfiguration(world, targetId)) return;
  reevaluateInheritance(world, targetId, now);
}
