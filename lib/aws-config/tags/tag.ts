import { z } from "zod";

/** A tag of a resource of AWS Config. */
export const Tag = z.strictObject({
  key: z.string().min(1, "A tag needs a key.").max(128, "A tag's key has at most 128 characters."),
  value: z.string().max(256, "A tag's value has at most 256 characters."),
});
export type Tag = z.infer<typeof Tag>;

/** https://docs.aws.amazon.com/config/latest/developerguide/tagging.html */
export const MAX_TAGS = 50;

/** Tags that are taken away from a resource and then others that are set; `expected` are those that were reviewed. */
export const tagsChange = {
  set: z.array(Tag).max(MAX_TAGS),
  remove: z.array(Tag.shape.key).max(MAX_TAGS),
  expected: z.array(Tag).max(MAX_TAGS),
} as const;

/** What TagResource sets, and UntagResource takes away before it. */
export interface TagsChange {
  readonly set: readonly Tag[];
  readonly remove: readonly string[];
}

/** What differs between two lists of tags, by key. */
export interface TagsDiff {
  /** `from` is absent where there is no such key yet. */
  readonly set: readonly { readonly key: string; readonly from?: string; readonly to: string }[];
  readonly removed: readonly Tag[];
}

/** The tags in their one form: each key once, sorted. Their order means nothing to AWS. */
export function canonicalTags(tags: readonly Tag[]): Tag[] {
  return [...new Map(tags.map((tag) => [tag.key, tag])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether two lists of tags are the same to AWS. */
export function isSameTags(one: readonly Tag[], other: readonly Tag[]): boolean {
  return !changesTags(diffTags(one, other));
}

/** How to come from one list of tags to another. */
export function diffTags(before: readonly Tag[], after: readonly Tag[]): TagsDiff {
  const old = new Map(before.map(({ key, value }) => [key, value]));
  const next = new Set(after.map(({ key }) => key));
  return {
    set: canonicalTags(after).flatMap(({ key, value }) => {
      const from = old.get(key);
      if (from === value) return [];
      return [{ key, ...(from !== undefined && { from }), to: value }];
    }),
    removed: canonicalTags(before).filter(({ key }) => !next.has(key)),
  };
}

/** Whether TagResource or UntagResource has anything to do. */
export function changesTags({ set, removed }: TagsDiff): boolean {
  return set.length + removed.length > 0;
}

/** What makes a difference be so. */
export function changeOfTags({ set, removed }: TagsDiff): { set: Tag[]; remove: string[] } {
  return {
    set: set.map(({ key, to }) => ({ key, value: to })),
    remove: removed.map(({ key }) => key),
  };
}

/** The tags that are left when some are taken away, and then others are set. */
export function tagsAfter(tags: readonly Tag[], { set, remove }: TagsChange): readonly Tag[] {
  const byKey = new Map(tags.map((tag) => [tag.key, tag]));
  for (const key of remove) byKey.delete(key);
  for (const tag of set) byKey.set(tag.key, tag);
  return [...byKey.values()];
}
