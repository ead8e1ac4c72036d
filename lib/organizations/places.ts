import { displayName } from "./ancestry";
import { nodeLookup } from "./node-lookup";
import { NodeKind, type OrgTree } from "./tree";

/** The root or OU that a link asks for; the root for anything that is none. */
export function unitAt(tree: OrgTree, id: string | null | undefined): number {
  const node = id === null || id === undefined ? undefined : nodeLookup(tree)(id);
  return node === undefined || tree.kind[node] === NodeKind.Account ? 0 : node;
}

/** A part of the organization for which packs are counted. */
export interface Place<Counts> {
  readonly name: string;
  /** The root or OU; undefined for accounts that are in none of the OUs beside it. */
  readonly unit: number | undefined;
  readonly counts: (pack: number) => Counts;
}

/**
 * A root or OU, the OUs directly in it and, where there are any, the accounts in none of these: together they add up to the
 * first.
 * @param without takes the counts of parts from those of the whole
 */
export function placesIn<Counts>(
  tree: OrgTree,
  scope: number,
  counts: (pack: number, unit: number) => Counts,
  without: (whole: Counts, parts: readonly Counts[]) => Counts,
): Place<Counts>[] {
  const units = unitsDirectlyIn(tree, scope);
  const hasDirect = tree.kind.some((kind, node) => kind === NodeKind.Account && tree.parent[node] === scope);
  const inNone: Place<Counts> = {
    name: `Accounts in ${displayName(tree, scope)} (no ${scope === 0 ? "OU" : "OU below"})`,
    unit: undefined,
    counts: (pack) =>
      without(
        counts(pack, scope),
        units.map((unit) => counts(pack, unit)),
      ),
  };
  return [
    {
      name: scope === 0 ? "Organization" : displayName(tree, scope),
      unit: scope,
      counts: (pack) => counts(pack, scope),
    },
    ...units.map((unit) => ({
      name: displayName(tree, unit),
      unit,
      counts: (pack: number) => counts(pack, unit),
    })),
    ...(hasDirect ? [inNone] : []),
  ];
}

function unitsDirectlyIn(tree: OrgTree, scope: number): number[] {
  const units: number[] = [];
  const end = tree.subtreeEnd[scope] ?? 0;
  for (let node = scope + 1; node < end; node = tree.subtreeEnd[node] ?? end) {
    if (tree.kind[node] === NodeKind.OrganizationalUnit) units.push(node);
  }
  return units;
}
