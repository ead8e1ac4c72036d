import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { memberDeployment } from "./member-deployment";

export interface PackStatus {
  /** One of the nine that members have as well. */
  readonly status: string;
  readonly updatedAt: number;
  /** In how many of the members it has failed. */
  readonly failed: number;
}

/**
 * The state of a pack as a whole: in progress while one member is, failed when one has failed, successful when all are;
 * excluded accounts and those that have left do not count.
 */
export function packStatus(world: World, pack: SandboxOrganizationPack, now: number): PackStatus {
  const { statusKind, deployment } = pack;
  let lastChange = deployment.startedAt;
  let failed = 0;
  let isInProgress = hasUnsettledBulk(world, pack, now);
  for (const [accountId, { startedAt, settlesAt, failure }] of pack.members) {
    if (pack.excludedAccounts.has(accountId) || !world.accounts.has(accountId)) continue;
    lastChange = Math.max(lastChange, settlesAt <= now ? settlesAt : startedAt);
    if (settlesAt > now) isInProgress = true;
    else if (failure !== undefined) failed += 1;
  }
  if (isInProgress) return { status: `${statusKind}_IN_PROGRESS`, updatedAt: lastChange, failed: 0 };
  const updatedAt = Math.max(lastChange, Math.min(now, deployment.startedAt + deployment.durationMs));
  return { status: `${statusKind}_${failed > 0 ? "FAILED" : "SUCCESSFUL"}`, updatedAt, failed };
}

/** Whether an operation on the pack is under way, whatever status AWS reports to its owner. */
export function isBusy(world: World, pack: SandboxOrganizationPack, now: number): boolean {
  return packStatus(world, pack, now).status.endsWith("_IN_PROGRESS");
}

/** Packs that have been deleted from every member are there no longer. Called before each operation. */
export function removeDeletedPacks(world: World, now: number): void {
  const { packs } = world.config;
  for (const [key, pack] of packs) {
    if (pack.deployment.kind !== "DELETE") continue;
    if (packStatus(world, pack, now).status === "DELETE_SUCCESSFUL") packs.delete(key);
  }
}

function hasUnsettledBulk(world: World, pack: SandboxOrganizationPack, now: number): boolean {
  const { startedAt, durationMs } = pack.deployment;
  if (now >= startedAt + durationMs) return false;
  for (const accountId of world.accounts.keys()) {
    if (pack.members.has(accountId)) continue;
    const member = memberDeployment(pack, accountId);
    if (member !== undefined && member.settlesAt > now) return true;
  }
  return false;
}
