import type { SandboxAssociation, World } from "../../world/world";

type Associations = World["securityHub"]["associations"];

interface Index {
  /** Targets that are PENDING. */
  readonly pending: Set<string>;
  /** Nothing settles before this moment; minus infinity where a write may have changed that. */
  quietUntil: number;
  /** All target ids in order; undefined where a target has come or gone since. */
  ordered: readonly string[] | undefined;
}

// Kept beside the map and not in the world: it follows from it, and a reset brings another map.
const indexes = new WeakMap<Associations, Index>();

/** Writes a target's row, and remembers it where it is PENDING. */
export function putAssociation(world: World, association: SandboxAssociation): void {
  const { associations } = world.securityHub;
  const index = indexOf(world);
  if (!associations.has(association.targetId)) index.ordered = undefined;
  associations.set(association.targetId, association);
  if (association.status === "PENDING") index.pending.add(association.targetId);
  else index.pending.delete(association.targetId);
  index.quietUntil = Number.NEGATIVE_INFINITY;
}

/** Takes a target's row away, where it has one. */
export function removeAssociation(world: World, targetId: string): void {
  if (!world.securityHub.associations.delete(targetId)) return;
  const index = indexOf(world);
  index.pending.delete(targetId);
  index.ordered = undefined;
  index.quietUntil = Number.NEGATIVE_INFINITY;
}

/** Forgets every association. */
export function removeAllAssociations(world: World): void {
  world.securityHub.associations.clear();
  indexes.delete(world.securityHub.associations);
}

/** The rows that are PENDING. */
export function pendingAssociations(world: World): SandboxAssociation[] {
  const { associations } = world.securityHub;
  return [...indexOf(world).pending].flatMap((targetId) => associations.get(targetId) ?? []);
}

/** The ids of all targets with an association, in the order in which they are listed. */
export function orderedTargetIds(world: World): readonly string[] {
  const index = indexOf(world);
  index.ordered ??= [...world.securityHub.associations.keys()].sort();
  return index.ordered;
}

/** Whether nothing can settle at `now`, so that a read need not look. */
export function isQuiet(world: World, now: number): boolean {
  return now < indexOf(world).quietUntil;
}

/** Promises that nothing settles before `moment` unless something is written. */
export function setQuietUntil(world: World, moment: number): void {
  indexOf(world).quietUntil = moment;
}

function indexOf(world: World): Index {
  const { associations } = world.securityHub;
  const known = indexes.get(associations);
  if (known !== undefined) return known;
  const pending = new Set<string>();
  for (const association of associations.values()) {
    if (association.status === "PENDING") pending.add(association.targetId);
  }
  const index: Index = { pending, quietUntil: Number.NEGATIVE_INFINITY, ordered: undefined };
  indexes.set(associations, index);
  return index;
}
