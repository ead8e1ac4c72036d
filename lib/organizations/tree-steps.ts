import { NodeKind, type OrgTree } from "./tree";

/** Where an arrow leads in a picture of the tree. */
export type TreeStep = "previous" | "next" | "first" | "last" | "up" | "down";

/**
 * The node that a step leads to: siblings sideways, the parent above, the first child below. Undefined where there is
 * none. `top` is the node above which one does not go.
 */
export function stepFrom(tree: OrgTree, node: number, step: TreeStep, top: number): number | undefined {
  if (step === "down") return (tree.subtreeEnd[node] ?? 0) > node + 1 ? node + 1 : undefined;
  if (node === top) return undefined;
  const parent = tree.parent[node] ?? -1;
  if (parent < 0) return undefined;
  switch (step) {
    case "up":
      return parent;
    case "first":
      return parent + 1 === node ? undefined : parent + 1;
    case "last":
      return lastChild(tree, parent) === node ? undefined : lastChild(tree, parent);
    case "next": {
      const next = tree.subtreeEnd[node] ?? tree.size;
      return next < (tree.subtreeEnd[parent] ?? 0) ? next : undefined;
    }
    case "previous":
      return node - 1 === parent ? undefined : childAbove(tree, parent, node - 1);
  }
}

function lastChild(tree: OrgTree, parent: number): number {
  return childAbove(tree, parent, (tree.subtreeEnd[parent] ?? parent + 1) - 1);
}

/** The child of `parent` in whose subtree a node is. */
function childAbove(tree: OrgTree, parent: number, node: number): number {
  let child = node;
  while (tree.parent[child] !== parent) child = tree.parent[child] ?? parent + 1;
  return child;
}

/** The children of a root or OU that are OUs, in the order of the tree. */
export function unitsIn(tree: OrgTree, unit: number): number[] {
  const units: number[] = [];
  const end = tree.subtreeEnd[unit] ?? unit;
  for (let child = unit + 1; child < end; child = tree.subtreeEnd[child] ?? end) {
    // OUs come before accounts.
    if (tree.kind[child] === NodeKind.Account) break;
    units.push(child);
  }
  return units;
}
