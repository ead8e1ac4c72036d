import type { OrgTree } from "./tree";

const PATH_SEPARATOR = " › ";

/** The node and everything above it, nearest first, the root last. */
export function lineage(tree: OrgTree, node: number): number[] {
  const nodes: number[] = [];
  for (let cursor = node; cursor >= 0; cursor = tree.parent[cursor] ?? -1) nodes.push(cursor);
  return nodes;
}

/**
 * `Root › Workloads › Prod`: a place by its path, the node itself included; ids stand for unknown names. Names may hold a
 * slash: the OU `CI/CD` and the OU `CD` in `CI` read differently.
 */
export function pathOf(tree: OrgTree, node: number): string {
  if (tree.unplaced.has(node)) return placeNotKnown + PATH_SEPARATOR + displayName(tree, node);
  return lineage(tree, node)
    .reverse()
    .map((each) => displayName(tree, each))
    .join(PATH_SEPARATOR);
}

/** The path of what holds a node; undefined for the root. Says so where AWS does not give the place of an account. */
export function placeOf(tree: OrgTree, node: number): string | undefined {
  if (tree.unplaced.has(node)) return placeNotKnown;
  const parent = tree.parent[node] ?? -1;
  return parent < 0 ? undefined : pathOf(tree, parent);
}

const placeNotKnown = "place not known";

/** A node's name, or its id where the name could not be read or has nothing to be seen. */
export function displayName(tree: OrgTree, node: number): string {
  const name = tree.names[node] ?? "";
  return name.trim() === "" ? (tree.ids[node] ?? "") : name;
}
