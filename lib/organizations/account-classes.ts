import { accountStates } from "./model";
import { NodeKind, type OrgTree } from "./tree";

const active = accountStates.indexOf("ACTIVE");

/** Every account in exactly one class, for colours and for counting. */
export interface AccountClasses<Class extends { readonly key: string } = { readonly key: string }> {
  readonly classes: readonly Class[];
  /** Index into `classes` for each node. That of a root or OU is its own, and not counted. */
  readonly of: Uint8Array;
}

/** Puts each node into a class; accounts that are not ACTIVE into one of their own, whatever else is true of them. */
export function classified(tree: OrgTree, inactive: number, classOf: (node: number) => number): Uint8Array {
  const of = new Uint8Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    const isInactive = tree.kind[node] === NodeKind.Account && tree.state[node] !== active;
    of[node] = isInactive ? inactive : classOf(node);
  }
  return of;
}

/** Answers how many accounts of each class a root or OU has below it; the same array for the same question. */
export type ClassCounts = (unit: number) => Uint32Array;

/** Counts every root and OU from the last node to the first: each adds what it has to its parent. */
export function classCounts({ classes, of }: AccountClasses, tree: OrgTree): ClassCounts {
  const counts: (Uint32Array | undefined)[] = Array.from({ length: tree.size });
  const countsOf = (unit: number) => (counts[unit] ??= new Uint32Array(classes.length));
  countsOf(0);
  for (let node = tree.size - 1; node > 0; node--) {
    const above = countsOf(tree.parent[node] ?? 0);
    if (tree.kind[node] === NodeKind.Account) {
      const index = of[node] ?? 0;
      above[index] = (above[index] ?? 0) + 1;
      continue;
    }
    const own = countsOf(node);
    for (let index = 0; index < own.length; index++) above[index] = (above[index] ?? 0) + (own[index] ?? 0);
  }
  return countsOf;
}
