import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import type { PlacedTags } from "./placed-tags";
import { tagParameter } from "./tag-filter";

/** The accounts that a tag puts together. */
export interface TagGroup {
  /** As in an address, `tagParameter`: the filter that lets these accounts through. */
  readonly parameter: string;
  /** The value; undefined for accounts without the key, and for those not read. */
  readonly value: string | undefined;
  readonly kind: "value" | "without-key" | "not-read";
  /** In the order of the tree. */
  readonly accounts: readonly number[];
}

/**
 * The accounts by their value of a key: each account is in exactly one group. The largest first; behind them the accounts
 * without the key, and those whose tags have not been read.
 */
export function groupByTag(
  tree: OrgTree,
  placed: PlacedTags | undefined,
  key: string,
  matches?: Uint8Array,
): TagGroup[] {
  const byValue = new Map<string, number[]>();
  const without: number[] = [];
  const unread: number[] = [];
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account || matches?.[node] === 0) continue;
    const tags = placed?.tagsAt(node);
    const value = tags?.find((tag) => tag.key === key)?.value;
    if (tags === undefined) unread.push(node);
    else if (value === undefined) without.push(node);
    else {
      const group = byValue.get(value);
      if (group === undefined) byValue.set(value, [node]);
      else group.push(node);
    }
  }
  const groups = [...byValue].map(([value, accounts]): TagGroup => {
    return { parameter: tagParameter({ is: "value", key, value }), value, kind: "value", accounts };
  });
  groups.sort(
    (one, other) =>
      other.accounts.length - one.accounts.length || ((one.value ?? "") < (other.value ?? "") ? -1 : 1),
  );
  const rest: TagGroup[] = [
    {
      parameter: tagParameter({ is: "without-key", key }),
      value: undefined,
      kind: "without-key",
      accounts: without,
    },
    { parameter: tagParameter({ is: "not-read" }), value: undefined, kind: "not-read", accounts: unread },
  ];
  return [...groups, ...rest.filter(({ accounts }) => accounts.length > 0)];
}

/**
 * The groups that are drawn: a tag such as `Name` has a value for each account. The largest values up to `most`; accounts without
 * the key and those not read always.
 */
export function drawnGroups(groups: readonly TagGroup[], most: number): readonly TagGroup[] {
  return groups.filter(({ kind }, place) => place < most || kind !== "value");
}

/** A group in words: `env = prod`, `Without env`, `Tags not read`. */
export function tagGroupTitle({ kind, value }: TagGroup, key: string): string {
  switch (kind) {
    case "value":
      return `${key} = ${value === "" ? "(empty)" : (value ?? "")}`;
    case "without-key":
      return `Without ${key}`;
    case "not-read":
      return "Tags not read";
  }
}
