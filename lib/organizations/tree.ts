import type { OrganizationalUnitId, RootId, TargetId } from "@/lib/core/identifiers";
import { type Account, type OrganizationalUnit, type Root, accountStates } from "./model";

/** `kind[i]`: what node i is. */
export const NodeKind = { Root: 0, OrganizationalUnit: 1, Account: 2 } as const;

/** `state[i]` of a node that is no account, and of an account whose state AWS doesn't give. */
export const NoState = 255;

/**
 * The organization laid out depth-first. Node i's subtree is the half-open range `[i, subtreeEnd[i])`; below a parent
 * its OUs come before its accounts, both by name. All arrays have `size` elements; one index is one node in each.
 */
export interface OrgTree {
  readonly size: number;
  readonly ids: readonly TargetId[];
  /** Empty where the name could not be read. */
  readonly names: readonly string[];
  /** Empty for the root and OUs. */
  readonly emails: readonly string[];
  readonly kind: Uint8Array;
  /** Index of the parent; -1 for the root. */
  readonly parent: Int32Array;
  readonly depth: Uint8Array;
  readonly subtreeEnd: Int32Array;
  /** Index into `accountStates`; `NoState` for the root and OUs, and where AWS gives none. */
  readonly state: Uint8Array;
  /** Epoch seconds at which an account joined; 0 for the root and OUs, and where AWS doesn't say. */
  readonly joinedAt: Uint32Array;
  /** Accounts whose OU AWS doesn't give. They are laid out directly below the root, which is not where they are. */
  readonly unplaced: ReadonlySet<number>;
}

export interface TreeInput {
  readonly root: Root;
  readonly organizationalUnits: readonly OrganizationalUnit[];
  readonly accounts: readonly Account[];
}

interface Draft {
  readonly id: TargetId;
  readonly name: string;
  readonly email: string;
  readonly kind: number;
  readonly state: number;
  readonly isUnplaced?: boolean;
  /** Epoch milliseconds. */
  readonly joinedAt?: number;
}

/** Compares names as the tree sorts siblings: by number within them, and whatever their case. */
export const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Lays an organization out in preorder. Tolerates what partial reads leave: an OU that only accounts' ancestries
 * mention gets a nameless node, and whatever does not hang together with the root is hung below it.
 */
export function buildTree(input: TreeInput): OrgTree {
  const parents = unitParents(input);
  const children = childrenByParent(input, parents);
  const unplaced = new Set<number>();
  const size = 1 + parents.size + new Set(input.accounts.map((account) => account.id)).size;
  const tree = {
    size,
    ids: new Array<TargetId>(size),
    names: new Array<string>(size),
    emails: new Array<string>(size),
    kind: new Uint8Array(size),
    parent: new Int32Array(size),
    depth: new Uint8Array(size),
    subtreeEnd: new Int32Array(size),
    state: new Uint8Array(size),
    joinedAt: new Uint32Array(size),
    unplaced,
  };
  let next = 0;
  function lay(node: Draft, parent: number, depth: number): void {
    const index = next++;
    tree.ids[index] = node.id;
    tree.names[index] = node.name;
    tree.emails[index] = node.email;
    tree.kind[index] = node.kind;
    tree.state[index] = node.state;
    tree.parent[index] = parent;
    tree.depth[index] = depth;
    if (node.isUnplaced === true) unplaced.add(index);
    if (node.joinedAt !== undefined) tree.joinedAt[index] = Math.floor(node.joinedAt / 1000);
    for (const child of children.get(node.id) ?? []) lay(child, index, depth + 1);
    tree.subtreeEnd[index] = next;
  }
  const { root } = input;
  lay({ id: root.id, name: root.name, email: "", kind: NodeKind.Root, state: NoState }, -1, 0);
  return tree;
}

/** Every OU that an account's path or a listing names, with a parent from which the root can be reached. */
function unitParents(input: TreeInput): Map<OrganizationalUnitId, RootId | OrganizationalUnitId> {
  const parents = new Map<OrganizationalUnitId, RootId | OrganizationalUnitId>();
  for (const account of input.accounts) {
    let parent: RootId | OrganizationalUnitId = input.root.id;
    for (const ancestor of account.ancestorIds) {
      if (isUnit(ancestor)) parents.set(ancestor, parent);
      parent = ancestor;
    }
  }
  // What Organizations lists beats what an account's path says: the listing is read later.
  for (const unit of input.organizationalUnits) parents.set(unit.id, unit.parentId);

  const grounded = new Set<string>([input.root.id]);
  for (const unit of parents.keys()) {
    const trail: OrganizationalUnitId[] = [];
    let cursor: RootId | OrganizationalUnitId | undefined = unit;
    while (cursor !== undefined && !grounded.has(cursor)) {
      if (!isUnit(cursor) || trail.includes(cursor)) {
        cursor = undefined;
        break;
      }
      trail.push(cursor);
      cursor = parents.get(cursor);
    }
    const top = trail.at(-1);
    if (cursor === undefined && top !== undefined) parents.set(top, input.root.id);
    for (const id of trail) grounded.add(id);
  }
  return parents;
}

function childrenByParent(
  input: TreeInput,
  parents: ReadonlyMap<OrganizationalUnitId, RootId | OrganizationalUnitId>,
): Map<string, Draft[]> {
  const names = new Map(input.organizationalUnits.map((unit) => [unit.id, unit.name ?? ""]));
  const children = new Map<string, Draft[]>();
  function add(parent: string, draft: Draft): void {
    const siblings = children.get(parent);
    if (siblings) siblings.push(draft);
    else children.set(parent, [draft]);
  }
  for (const [id, parent] of parents) {
    const name = names.get(id) ?? "";
    add(parent, { id, name, email: "", kind: NodeKind.OrganizationalUnit, state: NoState });
  }
  // A Map keeps one row for an account that two pages delivered because it moved between them: the later one.
  for (const account of new Map(input.accounts.map((each) => [each.id, each])).values()) {
    const { parentId } = account;
    const isPlaced =
      parentId === input.root.id || (parentId !== undefined && isUnit(parentId) && parents.has(parentId));
    add(isPlaced ? parentId : input.root.id, {
      id: account.id,
      name: account.name,
      email: account.email,
      kind: NodeKind.Account,
      state: account.state === undefined ? NoState : accountStates.indexOf(account.state),
      isUnplaced: !isPlaced,
      ...(account.joinedAt !== undefined && { joinedAt: Date.parse(account.joinedAt) }),
    });
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.kind - b.kind || byName.compare(a.name || a.id, b.name || b.id));
  }
  return children;
}

function isUnit(id: RootId | OrganizationalUnitId): id is OrganizationalUnitId {
  return id.startsWith("ou-");
}
