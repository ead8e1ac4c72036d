import type { OrgTree } from "./tree";

/** Finds a node by the id AWS uses for it; undefined for an id the tree does not hold. */
export type NodeLookup = (id: string) => number | undefined;

const lookups = new WeakMap<OrgTree, NodeLookup>();

/** The lookup of a tree, built once however often it is asked for. */
export function nodeLookup(tree: OrgTree): NodeLookup {
  const known = lookups.get(tree);
  if (known) return known;
  const nodes = new Map<string, number>(tree.ids.map((id, node) => [id, node]));
  const lookup: NodeLookup = (id) => nodes.get(id);
  lookups.set(tree, lookup);
  return lookup;
}
