import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { type Account, accountStates } from "@/lib/organizations/model";
import { buildTree, type OrgTree } from "@/lib/organizations/tree";
import type { PlacedTags } from "./placed-tags";
import { groupByTag, tagGroupTitle } from "./tag-groups";

/**
 * The accounts of an organization below one node for each group of `groupByTag`, in the place of its OUs. Each account is there
 * once. The ids of the groups are made up, alike for the same value: no OU of AWS has one, since those repeat the root's id.
 */
export function tagTree(tree: OrgTree, placed: PlacedTags | undefined, key: string): OrgTree {
  const groups = groupByTag(tree, placed, key).map((group) => ({
    id: OrganizationalUnitId.parse(`ou-tags-${stableId(group.parameter)}`),
    name: tagGroupTitle(group, key),
    accounts: group.accounts,
  }));
  const rootId = RootId.parse(tree.ids[0]);
  return buildTree({
    root: { id: rootId, name: tree.names[0] ?? "" },
    organizationalUnits: groups.map(({ id, name }) => ({ id, name, parentId: rootId })),
    accounts: groups.flatMap(({ id, accounts }) =>
      accounts.flatMap((node) => accountAt(tree, node, id) ?? []),
    ),
  });
}

function accountAt(tree: OrgTree, node: number, parentId: OrganizationalUnitId): Account | undefined {
  const id = AccountId.safeParse(tree.ids[node]).data;
  if (id === undefined) return undefined;
  const state = accountStates[tree.state[node] ?? -1];
  const joinedAt = tree.joinedAt[node] ?? 0;
  return {
    id,
    name: tree.names[node] ?? "",
    email: tree.emails[node] ?? "",
    ancestorIds: [],
    parentId,
    ...(state !== undefined && { state }),
    ...(joinedAt > 0 && { joinedAt: new Date(joinedAt * 1000).toISOString() }),
  };
}

/** Sixteen characters, the same for the same text (FNV-1a with two beginnings). */
function stableId(text: string): string {
  return [0x811c9dc5, 0x01234567]
    .map((beginning) => {
      let sum = beginning;
      for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
      return (sum >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}
