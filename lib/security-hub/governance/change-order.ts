import type { OrgTree } from "@/lib/organizations/tree";
import type { Assignment } from "../model";

/** An assignment to some nodes of the tree. */
export interface NodesChange {
  readonly assignment: Assignment;
  readonly nodes: readonly number[];
}

/**
 * Changes in an order in which each account goes from what governs it straight to what will: what is applied goes from the
 * innermost nodes to the outermost ones, what is disassociated goes after it and from the outermost to the innermost. Nodes of
 * one change are never nested, so that their order doesn't matter. The last change is one of `main`.
 * @param main what is assigned to the targets
 * @param exceptions what nodes below the targets get instead
 */
export function inSafeOrder(
  tree: Pick<OrgTree, "subtreeEnd">,
  main: NodesChange,
  exceptions: readonly NodesChange[],
): readonly NodesChange[] {
  if (main.assignment.kind === "inherit")
    return [...fromInside(tree, exceptions), ...fromInside(tree, [main]).toReversed()];
  // At the outermost level there are targets alone.
  return fromInside(tree, [...exceptions, main]);
}

function fromInside(
  tree: Pick<OrgTree, "subtreeEnd">,
  changes: readonly NodesChange[],
): readonly NodesChange[] {
  const all = changes.flatMap(({ nodes }) => nodes);
  const levels = levelsOf(tree, all);
  const outermostLast = [...new Set(levels.values())].sort((one, other) => other - one);
  return outermostLast.flatMap((level) =>
    changes
      .map(({ assignment, nodes }) => ({
        assignment,
        nodes: nodes.filter((node) => levels.get(node) === level),
      }))
      .filter(({ nodes }) => nodes.length > 0),
  );
}

/** How many of the others are around each node. */
function levelsOf(
  { subtreeEnd }: Pick<OrgTree, "subtreeEnd">,
  nodes: readonly number[],
): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  /** Where the subtrees of those around end, the innermost last. */
  const around: number[] = [];
  for (const node of nodes.toSorted((one, other) => one - other)) {
    while ((around.at(-1) ?? Infinity) <= node) around.pop();
    levels.set(node, around.length);
    around.push(subtreeEnd[node] ?? node + 1);
  }
  return levels;
}
