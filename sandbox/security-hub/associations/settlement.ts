import type { SandboxAssociation, World } from "../../world/world";
import { accountOutcomes, enablesSecurityHub, disablesSecurityHub } from "./account-outcome";
import {
  isQuiet,
  pendingAssociations,
  putAssociation,
  removeAssociation,
  setQuietUntil,
} from "./association-book";
import { parentOf } from "./inheritance";
import { publishedTexts } from "../published-texts";

/**
 * Lets everything settle whose time has come by `now`. Nothing runs meanwhile; it is called before each operation of any
 * service, so that what an operation changes about an account cannot change how an earlier evaluation ended.
 */
export function settle(world: World, now: number): void {
  settleConfigurationType(world, now);
  if (isQuiet(world, now)) return;
  const lastSettledBelow = settleAccounts(world, now);
  settleUnits(world, now, lastSettledBelow);
  const next = pendingAssociations(world).map(({ settlesAt }) => settlesAt ?? now);
  // An OU that is past its own time waits for children, whose times are among the others.
  setQuietUntil(
    world,
    next.reduce((earliest, at) => (at > now ? Math.min(earliest, at) : earliest), Infinity),
  );
}

function settleConfigurationType(world: World, now: number): void {
  const { configuration } = world.securityHub;
  if (configuration.status !== "PENDING" || configuration.settlesAt === undefined) return;
  if (configuration.settlesAt > now) return;
  configuration.status = "ENABLED";
  configuration.statusMessage = publishedTexts.centralEnabled;
  configuration.settlesAt = undefined;
}

/** Answers when the last account of each parent settled. */
function settleAccounts(world: World, now: number): Map<string, number> {
  const outcomeOf = accountOutcomes(world);
  const lastSettledBelow = new Map<string, number>();
  for (const association of pendingAssociations(world)) {
    const { targetId, configurationId, settlesAt = now } = association;
    if (!isAccount(targetId) || settlesAt > now) continue;
    const account = world.accounts.get(targetId);
    if (account === undefined) {
      removeAssociation(world, targetId);
      continue;
    }
    const outcome = outcomeOf(account, configurationId);
    if (outcome.status === "SUCCESS") {
      if (enablesSecurityHub(world, configurationId)) account.securityHubEnabled = true;
      if (disablesSecurityHub(world, configurationId)) account.securityHubEnabled = false;
    }
    putAssociation(world, { ...association, ...outcome, updatedAt: settlesAt, settlesAt: undefined });
    lastSettledBelow.set(account.parentId, Math.max(settlesAt, lastSettledBelow.get(account.parentId) ?? 0));
  }
  return lastSettledBelow;
}

/**
 * OUs and the root stay PENDING until every child that inherits from them is terminal, and fail if any child has failed
 * at that moment (user guide, view-policy). What becomes of a child later does not move them. Children with an
 * application of their own are not evaluated by the parent's Start call, so it does not wait for theirs.
 */
function settleUnits(world: World, now: number, lastSettledBelow: Map<string, number>): void {
  const pending = pendingAssociations(world);
  const due = pending.filter(({ targetId, settlesAt = now }) => !isAccount(targetId) && settlesAt <= now);
  const pendingBelow = countByParent(
    world,
    pending.filter(({ type }) => type === "INHERITED"),
  );
  if (!due.some(({ targetId }) => !pendingBelow.has(targetId))) return;
  const failedBelow = countByParent(
    world,
    [...world.securityHub.associations.values()].filter(({ status }) => status === "FAILED"),
  );

  for (const association of deepestFirst(world, due)) {
    const { targetId, settlesAt = now } = association;
    if ((pendingBelow.get(targetId) ?? 0) > 0) continue;
    const failed = failedBelow.get(targetId) ?? 0;
    const settledAt = Math.max(settlesAt, lastSettledBelow.get(targetId) ?? 0);
    const outcome = unitOutcome(world, association, failed);
    putAssociation(world, { ...association, ...outcome, updatedAt: settledAt, settlesAt: undefined });
    const parentId = parentOf(world, targetId);
    if (parentId === undefined) continue;
    if (association.type === "INHERITED") pendingBelow.set(parentId, (pendingBelow.get(parentId) ?? 0) - 1);
    if (outcome.status === "FAILED") failedBelow.set(parentId, (failedBelow.get(parentId) ?? 0) + 1);
    lastSettledBelow.set(parentId, Math.max(settledAt, lastSettledBelow.get(parentId) ?? 0));
  }
}

/** What an OU or the root turns into when `failed` of its children have FAILED. */
export function unitOutcome(
  world: World,
  { targetId, configurationId }: Pick<SandboxAssociation, "targetId" | "configurationId">,
  failed: number,
): Pick<SandboxAssociation, "status" | "message"> {
  if (failed > 0) {
    const isRoot = targetId === world.organization?.rootId;
    return {
      status: "FAILED",
      message: isRoot ? publishedTexts.rootFailed(failed) : publishedTexts.childrenFailed,
    };
  }
  // AWS's samples have no message for self-managed targets.
  const isPolicy = world.securityHub.policies.has(configurationId);
  return { status: "SUCCESS", message: isPolicy ? publishedTexts.associationSucceeded : undefined };
}

function countByParent(world: World, associations: readonly SandboxAssociation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { targetId } of associations) {
    const parentId = parentOf(world, targetId);
    if (parentId !== undefined) counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
  }
  return counts;
}

function deepestFirst(world: World, associations: readonly SandboxAssociation[]): SandboxAssociation[] {
  return associations
    .map((association) => ({ association, depth: depthOf(world, association.targetId) }))
    .sort((a, b) => b.depth - a.depth)
    .map(({ association }) => association);
}

function depthOf(world: World, targetId: string): number {
  const parentId = parentOf(world, targetId);
  return parentId === undefined ? 0 : 1 + depthOf(world, parentId);
}

function isAccount(targetId: string): boolean {
  return !targetId.startsWith("r-") && !targetId.startsWith("ou-");
}
