import type { OrgTree } from "./tree";

/**
 * Which branches are open: everything above `depth` is, and each node in `exceptions` is the other way round.
 * Small enough for a URL, whatever the size of the organization.
 */
export interface Expansion {
  /** Nodes at a depth below this number are open; `Infinity` opens all. */
  readonly depth: number;
  readonly exceptions: ReadonlySet<number>;
}

/** Whether the node's children are shown. */
export function isExpanded(tree: OrgTree, expansion: Expansion, node: number): boolean {
  return (tree.depth[node] ?? 0) < expansion.depth !== expansion.exceptions.has(node);
}

/** Whether the node's children are shown; undefined where it has none. */
export function openState(tree: OrgTree, expansion: Expansion, node: number): boolean | undefined {
  const hasChildren = (tree.subtreeEnd[node] ?? 0) > node + 1;
  return hasChildren ? isExpanded(tree, expansion, node) : undefined;
}

/** The expansion with one node opened or closed. */
export function toggled(expansion: Expansion, node: number): Expansion {
  const exceptions = new Set(expansion.exceptions);
  if (!exceptions.delete(node)) exceptions.add(node);
  return { ...expansion, exceptions };
}

/** The expansion with everything above `node` open, so that the node can be seen. */
export function revealing(tree: OrgTree, expansion: Expansion, node: number): Expansion {
  let opened = expansion;
  for (let above = tree.parent[node] ?? -1; above >= 0; above = tree.parent[above] ?? -1) {
    if (!isExpanded(tree, opened, above)) opened = toggled(opened, above);
  }
  return opened;
}

/** The rows of the tree or of the list from top to bottom, on the screen and beyond, as node indexes. */
export interface VisibleRows {
  readonly rows: Int32Array;
  /** Row of each node, or -1 where a closed branch or the filter hides it. */
  readonly rowOf: Int32Array;
}

/**
 * One pass over the nodes: a closed branch is a jump to the end of its subtree, and a filtered-out branch is another.
 * @param order the nodes in the order to show them, a permutation that keeps subtrees together; preorder if absent
 * @param kept how many matches each node's subtree holds; absent without a filter
 */
export function visibleRows(
  tree: OrgTree,
  expansion: Expansion,
  order: Int32Array | undefined,
  kept: Uint32Array | undefined,
): VisibleRows {
  const rows = new Int32Array(tree.size);
  const rowOf = new Int32Array(tree.size).fill(-1);
  let count = 0;
  let position = 0;
  while (position < tree.size) {
    const node = order?.[position] ?? position;
    const span = (tree.subtreeEnd[node] ?? node + 1) - node;
    if (kept?.[node] === 0) {
      position += span;
      continue;
    }
    rows[count] = node;
    rowOf[node] = count++;
    position += isExpanded(tree, expansion, node) ? 1 : span;
  }
  return { rows: rows.subarray(0, count), rowOf };
}

/** Whether no branch that the filter lets through is closed; `kept` as in `visibleRows`. */
export function isAllOpen(tree: OrgTree, { rows }: VisibleRows, kept: Uint32Array | undefined): boolean {
  const all = kept === undefined ? tree.size : kept.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);
  return rows.length === all;
}

/**
 * Whether the rows are those of a tree that is open above a depth and closed below it. Asked of each depth after each
 * change: it ends at the first row that differs.
 */
export function isOpenToDepth(
  tree: OrgTree,
  { rows }: VisibleRows,
  kept: Uint32Array | undefined,
  depth: number,
): boolean {
  for (let row = 0; row < rows.length; row++) {
    const node = rows[row] ?? 0;
    const next = rows[row + 1] ?? tree.size;
    const isAbove = (tree.depth[node] ?? 0) < depth;
    const isOpen = next > node && next < (tree.subtreeEnd[node] ?? node);
    if (isOpen !== isAbove && (isOpen || hasKeptChild(tree, node, kept))) return false;
  }
  return true;
}

function hasKeptChild(tree: OrgTree, node: number, kept: Uint32Array | undefined): boolean {
  const end = tree.subtreeEnd[node] ?? node + 1;
  if (kept === undefined) return end > node + 1;
  for (let child = node + 1; child < end; child = tree.subtreeEnd[child] ?? end) {
    if (kept[child] !== 0) return true;
  }
  return false;
}

/** For each node how many of `matches` (1 or 0 for each node) lie in its subtree, itself included. */
export function matchesBelow(tree: OrgTree, matches: Uint8Array): Uint32Array {
  const sums = new Uint32Array(tree.size + 1);
  for (let node = 0; node < tree.size; node++) sums[node + 1] = (sums[node] ?? 0) + (matches[node] ?? 0);
  const below = new Uint32Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    below[node] = (sums[tree.subtreeEnd[node] ?? node] ?? 0) - (sums[node] ?? 0);
  }
  return below;
}

/**
 * The nodes sorted among their siblings, subtrees kept together. OUs stay above accounts, and equals keep the order
 * of the tree.
 */
export function sortedOrder(tree: OrgTree, compare: (a: number, b: number) => number): Int32Array {
  const order = new Int32Array(tree.size);
  let next = 0;
  function lay(node: number): void {
    order[next++] = node;
    const children: number[] = [];
    for (
      let child = node + 1;
      child < (tree.subtreeEnd[node] ?? 0);
      child = tree.subtreeEnd[child] ?? tree.size
    ) {
      children.push(child);
    }
    children.sort((a, b) => (tree.kind[a] ?? 0) - (tree.kind[b] ?? 0) || compare(a, b) || a - b);
    for (const child of children) lay(child);
  }
  if (tree.size > 0) lay(0);
  return order;
}
