import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import type { Tag, TagSnapshot } from "./tag-snapshot";

/** What is known of the tags of one target. */
export type TargetTags =
  | {
      readonly state: "read";
      readonly tags: readonly Tag[];
      /** Epoch milliseconds. */
      readonly readAt: number;
      /** Whether AWS refused when it was asked again since. */
      readonly isRefusedNow: boolean;
    }
  /** AWS refused to say. `askedAt` in epoch milliseconds. */
  | { readonly state: "refused"; readonly askedAt: number }
  | { readonly state: "not-read" };

const notRead: TargetTags = { state: "not-read" };
const noTags: readonly Tag[] = [];

/** The tags laid over the organization, joined by id. */
export interface PlacedTags {
  /** What is known at a node; made once for each. */
  readonly at: (node: number) => TargetTags;
  /** The tags of a node; undefined where they have not been read. */
  readonly tagsAt: (node: number) => readonly Tag[] | undefined;
  /** The value of a key at a node: undefined where it has no such tag, or was not read. */
  readonly valueAt: (node: number, key: string) => string | undefined;
  /** Every key of an account, those of most accounts first. */
  readonly keys: readonly TagKey[];
  /** Of all accounts of the tree, and of those whose tags have been read. */
  readonly accounts: number;
  readonly readAccounts: number;
}

/** A key of tags, with the values that accounts have for it. */
export interface TagKey {
  readonly key: string;
  /** How many accounts have it. */
  readonly accounts: number;
  /** Those of most accounts first. */
  readonly values: readonly { readonly value: string; readonly accounts: number }[];
}

/** The tags of one target, by its id or its row. */
export function tagsOfTarget(snapshot: TagSnapshot | undefined, target: string | number): TargetTags {
  const row = typeof target === "number" ? target : (snapshot?.ids.findIndex((id) => id === target) ?? -1);
  return snapshot === undefined || row < 0 ? notRead : rowOf(snapshot, row);
}

/** Lays the tags over the organization: one pass over the targets. */
export function placeTags(tree: OrgTree, snapshot: TagSnapshot | undefined): PlacedTags {
  const rows = new Int32Array(tree.size).fill(-1);
  const lookup = nodeLookup(tree);
  for (const [row, id] of (snapshot?.ids ?? []).entries()) {
    const node = lookup(id);
    if (node !== undefined) rows[node] = row;
  }
  const made = new Map<number, TargetTags>();
  const at = (node: number): TargetTags => {
    const row = rows[node] ?? -1;
    if (snapshot === undefined || row < 0) return notRead;
    const known = made.get(row) ?? rowOf(snapshot, row);
    made.set(row, known);
    return known;
  };
  const tagsAt = (node: number) => {
    const found = at(node);
    return found.state === "read" ? found.tags : undefined;
  };
  const accountNodes = [...tree.kind.keys()].filter((node) => tree.kind[node] === NodeKind.Account);
  const read = accountNodes.flatMap((node) => {
    const tags = tagsAt(node);
    return tags === undefined ? [] : [tags];
  });
  return {
    at,
    tagsAt,
    valueAt: (node, key) => tagsAt(node)?.find((tag) => tag.key === key)?.value,
    keys: keysOf(read),
    accounts: accountNodes.length,
    readAccounts: read.length,
  };
}

function rowOf({ texts, columns }: TagSnapshot, row: number): TargetTags {
  const readAt = columns.readAt[row] ?? 0;
  const isRefusedNow = columns.refused[row] === 1;
  if (readAt === 0) {
    return isRefusedNow ? { state: "refused", askedAt: (columns.askedAt[row] ?? 0) * 1000 } : notRead;
  }
  const [from = 0, to = 0] = columns.start.subarray(row, row + 2);
  if (from === to) return { state: "read", tags: noTags, readAt: readAt * 1000, isRefusedNow };
  const tags = Array.from({ length: to - from }, (_, index) => ({
    key: texts[columns.key[from + index] ?? -1] ?? "",
    value: texts[columns.value[from + index] ?? -1] ?? "",
  }));
  return { state: "read", tags, readAt: readAt * 1000, isRefusedNow };
}

function keysOf(read: readonly (readonly Tag[])[]): TagKey[] {
  const counts = new Map<string, Map<string, number>>();
  for (const tags of read) {
    for (const { key, value } of tags) {
      const values = counts.get(key) ?? new Map<string, number>();
      values.set(value, (values.get(value) ?? 0) + 1);
      counts.set(key, values);
    }
  }
  return [...counts]
    .map(([key, values]) => ({
      key,
      accounts: [...values.values()].reduce((sum, count) => sum + count, 0),
      values: [...values]
        .map(([value, accounts]) => ({ value, accounts }))
        .sort((one, other) => other.accounts - one.accounts || compare(one.value, other.value)),
    }))
    .sort((one, other) => other.accounts - one.accounts || compare(one.key, other.key));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
