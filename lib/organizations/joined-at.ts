import type { OrgTree } from "./tree";

/** For a week it is news that an account has joined: deployments to it may still be under way, or have failed. */
const LATELY_MS = 7 * 24 * 3_600_000;

/** Epoch milliseconds at which an account joined the organization; undefined where AWS doesn't say. */
export function joinedAtOf(tree: OrgTree, node: number): number | undefined {
  const seconds = tree.joinedAt[node] ?? 0;
  return seconds === 0 ? undefined : seconds * 1000;
}

/** The same of an account that had joined within a week before the organization was read, `takenAt` in epoch milliseconds. */
export function joinedLatelyAt(tree: OrgTree, node: number, takenAt: number): number | undefined {
  const joinedAt = joinedAtOf(tree, node);
  return joinedAt !== undefined && joinedAt >= takenAt - LATELY_MS ? joinedAt : undefined;
}
