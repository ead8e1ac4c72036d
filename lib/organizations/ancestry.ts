import type { OrgTree } from "./tree";

/** The node and everything above it, nearest first, the root last. */
export function lineage(tree: OrgTree, node: number): number[] {
  const nodes: number[] = [];
  for (let cursor = node; cursor >= 0; cursor = tree.parent[cursor] ?? -1) nodes.push(cursor);
  return nodes;
}

/** `Root / Workloads / Prod`: how people name a place. The node itself is included; ids stand for unknown names. */
export function pathOf(tree: OrgTree, node: number): string {
  return lineage(tree, node)
    .reverse()
    .map((each) => displayName(tree, each))
    .join(" / ");
}

/** A node's name, or its id where the name could not be read or has nothing to be seen. */
export function displayName(tree: OrgTree, node: number): string {
  const name = tree.names[node] ?? "";
  return name.trim() === "" ? (tree.ids[node] ?? "") : name;
}
