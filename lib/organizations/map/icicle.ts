import { NodeKind, type OrgTree } from "../tree";

/**
 * The organization as an icicle: OUs in bands below each other, as wide as they have accounts, and the accounts below
 * the last band. Preorder has laid it out already, since what is before a node in the tree is left of it in the picture.
 */
export interface Icicle {
  readonly tree: OrgTree;
  /** How many accounts come before a node; one place more than there are nodes. */
  readonly before: Uint32Array;
  /** The node of each account, from left to right. */
  readonly accounts: Uint32Array;
  /** How many accounts stand directly in a root or OU: they are the last nodes of its subtree. */
  readonly direct: Uint32Array;
  /** How many levels of OUs with accounts lie below a root or OU. */
  readonly levelsBelow: Uint8Array;
}

/** Lays a tree out in one pass forwards and one backwards. */
export function layIcicle(tree: OrgTree): Icicle {
  const before = new Uint32Array(tree.size + 1);
  const accounts: number[] = [];
  const direct = new Uint32Array(tree.size);
  const levelsBelow = new Uint8Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] === NodeKind.Account) {
      accounts.push(node);
      const parent = tree.parent[node] ?? 0;
      direct[parent] = (direct[parent] ?? 0) + 1;
    }
    before[node + 1] = accounts.length;
  }
  for (let node = tree.size - 1; node > 0; node--) {
    const isEmpty = before[node] === before[tree.subtreeEnd[node] ?? node];
    if (tree.kind[node] === NodeKind.Account || isEmpty) continue;
    const parent = tree.parent[node] ?? 0;
    levelsBelow[parent] = Math.max(levelsBelow[parent] ?? 0, (levelsBelow[node] ?? 0) + 1);
  }
  return { tree, before, accounts: Uint32Array.from(accounts), direct, levelsBelow };
}

/** From which account to which a node reaches: the half-open range `[from, to)`, empty for an OU without accounts. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The accounts in a node's subtree; an account reaches over itself. */
export function spanOf({ tree, before }: Icicle, node: number): Span {
  return { from: before[node] ?? 0, to: before[tree.subtreeEnd[node] ?? node] ?? 0 };
}

/** The accounts directly in a root or OU. */
export function directSpan(icicle: Icicle, unit: number): Span {
  const { to } = spanOf(icicle, unit);
  return { from: to - (icicle.direct[unit] ?? 0), to };
}
