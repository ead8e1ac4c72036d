import type { Columns } from "../floor/page/columns.js";

/** A target with what is below it, as lists of trees ask for their data. */
export interface Nested {
  readonly id: string;
  readonly node: number;
  readonly children: Nested[] | undefined;
}

/**
 * The organization as nested objects, of those nodes alone that `kept` lets through; siblings in their order, or by when they
 * were updated.
 */
export function nested(
  { size, ids, parent, subtreeEnd, updatedAt }: Columns,
  kept: Uint32Array | undefined,
  isSorted: boolean,
): { readonly root: Nested; readonly all: readonly Nested[]; readonly byNode: ReadonlyMap<number, Nested> } {
  const byNode = new Map<number, Nested>();
  for (let node = 0; node < size; node++) {
    if (kept !== undefined && node > 0 && kept[node] === 0) continue;
    const hasChildren = (subtreeEnd[node] ?? 0) > node + 1;
    const target = { id: ids[node] ?? "", node, children: hasChildren ? [] : undefined };
    byNode.set(node, target);
    if (node > 0) byNode.get(parent[node] ?? 0)?.children?.push(target);
  }
  const root = byNode.get(0);
  if (root === undefined) throw new Error("The organization has no root.");
  if (isSorted)
    for (const { children } of byNode.values())
      children?.sort((one, other) => (updatedAt[one.node] ?? 0) - (updatedAt[other.node] ?? 0));
  return { root, all: [...byNode.values()], byNode };
}
