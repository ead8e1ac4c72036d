import { accountOutcomes, disablesSecurityHub } from "../security-hub/associations/account-outcome";
import { unitOutcome } from "../security-hub/associations/settlement";
import { integerBetween, type Random } from "./random";
import type { SandboxAssociation, World } from "./world";

/** What the associations are made from; everything in the order of the world's own maps. */
export interface AssociationSeeds {
  readonly world: World;
  /** Target id → configuration id, for the targets with an application of their own. */
  readonly applied: ReadonlyMap<string, string>;
  /** Accounts whose association is PENDING: recently started, or stuck for more than AWS's 24 hours. */
  readonly pending: ReadonlyMap<string, "recent" | "stuck">;
  readonly random: Random;
  readonly now: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where a target's configuration comes from, and when the Start call was made there. */
interface Anchor {
  readonly targetId: string;
  readonly configurationId: string;
  readonly startedAt: number;
}

/**
 * Fills in the association of every governed target: configurations by the rule of the closest application, outcomes by
 * the accounts' own facts, and OUs with what their children were when they were last evaluated, which some no longer are.
 */
export function seedAssociations(seeds: AssociationSeeds): void {
  const { world } = seeds;
  const rootId = world.organization?.rootId;
  if (rootId === undefined) return;
  const pendingSince = new Map([...seeds.pending].map(([id, kind]) => [id, startOfPending(seeds, kind)]));
  const anchors = anchorsOfUnits(seeds, rootId, pendingSince);
  seedAccounts(seeds, anchors, pendingSince);
  seedUnits(seeds, anchors, pendingSince, rootId);
}

function startOfPending({ random, now }: AssociationSeeds, kind: "recent" | "stuck"): number {
  const age =
    kind === "recent" ? integerBetween(random, 2, 90) * MINUTE : integerBetween(random, 26, 70) * HOUR;
  return now - age;
}

/** Anchors of the root and the OUs; OUs stand in the world parents first. */
function anchorsOfUnits(
  { world, applied, random, now }: AssociationSeeds,
  rootId: string,
  pendingSince: ReadonlyMap<string, number>,
): ReadonlyMap<string, Anchor> {
  const earliestPending = new Map<string, number>();
  for (const [accountId, since] of pendingSince) {
    if (applied.has(accountId)) continue;
    const parentId = world.accounts.get(accountId)?.parentId ?? rootId;
    earliestPending.set(parentId, Math.min(since, earliestPending.get(parentId) ?? since));
  }
  const anchors = new Map<string, Anchor>();
  for (const [id, parentId] of [[rootId, ""], ...unitParents(world)] as const) {
    const configurationId = applied.get(id);
    const inherited = anchors.get(parentId);
    if (configurationId !== undefined) {
      const startedAt = earliestPending.get(id) ?? now - integerBetween(random, 3 * 24, 200 * 24) * HOUR;
      anchors.set(id, { targetId: id, configurationId, startedAt });
    } else if (inherited !== undefined) {
      anchors.set(id, inherited);
    }
  }
  return anchors;
}

function seedAccounts(
  { world, applied, pending, random, now }: AssociationSeeds,
  anchors: ReadonlyMap<string, Anchor>,
  pendingSince: ReadonlyMap<string, number>,
): void {
  const outcomeOf = accountOutcomes(world);
  for (const account of world.accounts.values()) {
    const own = applied.get(account.id);
    const inherited = anchors.get(account.parentId);
    const configurationId = own ?? inherited?.configurationId;
    if (configurationId === undefined) continue;
    const type = own === undefined ? "INHERITED" : "APPLIED";
    const target = { targetId: account.id, configurationId, type } as const;
    const since = pendingSince.get(account.id);
    if (since !== undefined) {
      const settlesAt =
        pending.get(account.id) === "stuck" ? Infinity : now + integerBetween(random, 10, 360) * MINUTE;
      write(world, { ...target, status: "PENDING", message: undefined, updatedAt: since, settlesAt });
      continue;
    }
    const outcome = outcomeOf(account, configurationId);
    if (outcome.status === "SUCCESS" && disablesSecurityHub(world, configurationId))
      account.securityHubEnabled = false;
    const startedAt =
      own === undefined && inherited !== undefined
        ? inherited.startedAt
        : now - integerBetween(random, 1, 90) * DAY;
    const updatedAt = startedAt + integerBetween(random, 5_000, 50_000);
    write(world, { ...target, ...outcome, updatedAt, settlesAt: undefined });
  }
}

/** OUs from the deepest up, then the root. */
function seedUnits(
  { world, applied, random, now }: AssociationSeeds,
  anchors: ReadonlyMap<string, Anchor>,
  pendingSince: ReadonlyMap<string, number>,
  rootId: string,
): void {
  const failedBelow = countFailedAccounts(world);
  // OUs wait for the accounts that inherit from them, not for those with an application of their own.
  const inheriting = [...pendingSince.keys()].filter((id) => !applied.has(id));
  const waiting = new Set(inheriting.map((id) => world.accounts.get(id)?.parentId ?? rootId));
  const turns = { failed: 0, sound: 0 };
  for (const [id, parentId] of [...unitParents(world).reverse(), [rootId, ""] as const]) {
    const anchor = anchors.get(id);
    if (anchor === undefined) continue;
    const { configurationId, startedAt } = anchor;
    const type = applied.has(id) ? "APPLIED" : "INHERITED";
    const target = { targetId: id, configurationId, type } as const;
    if (type === "APPLIED" && waiting.has(id)) {
      const settlesAt = startedAt + MINUTE;
      write(world, { ...target, status: "PENDING", message: undefined, updatedAt: startedAt, settlesAt });
      continue;
    }
    const failed = snapshot(failedBelow.get(id) ?? 0, id === rootId, turns);
    const outcome = unitOutcome(world, target, failed);
    const updatedAt = Math.min(now, startedAt + integerBetween(random, 50_000, 60_000));
    write(world, { ...target, ...outcome, updatedAt, settlesAt: undefined });
    if (outcome.status === "FAILED") failedBelow.set(parentId, (failedBelow.get(parentId) ?? 0) + 1);
  }
}

/**
 * How many children had failed when the OU was last evaluated: mostly as many as now, but every fourth OU with failures
 * got them later, and every ninth without any had one that has been repaired since.
 */
function snapshot(failed: number, isRoot: boolean, turns: { failed: number; sound: number }): number {
  if (isRoot) return failed;
  if (failed > 0) return turns.failed++ % 4 === 1 ? 0 : failed;
  return turns.sound++ % 9 === 4 ? 1 : 0;
}

function countFailedAccounts(world: World): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { targetId, status } of world.securityHub.associations.values()) {
    const parentId = world.accounts.get(targetId)?.parentId;
    if (status !== "FAILED" || parentId === undefined) continue;
    counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
  }
  return counts;
}

function unitParents(world: World): (readonly [id: string, parentId: string])[] {
  return [...world.organizationalUnits.values()].map(({ id, parentId }) => [id, parentId]);
}

function write(world: World, association: SandboxAssociation): void {
  world.securityHub.associations.set(association.targetId, association);
}
