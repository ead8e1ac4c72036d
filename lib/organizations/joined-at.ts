import type { OrgTree } from "./tree";

/** Epoch milliseconds at which an account joined the organization; undefined where that is longer ago than a week. */
export function joinedAtOf(tree: OrgTree, node: number): number | undefined {
  const seconds = tree.joinedAt.get(node);
  return seconds === undefined ? undefined : seconds * 1000;
}
