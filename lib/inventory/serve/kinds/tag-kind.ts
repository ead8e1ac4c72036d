import "server-only";
import { decodeTags, encodeTags } from "@/lib/organizations/tags/tag-codec";
import { TagMeta, type TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import type { SnapshotKind } from "./snapshot-kind";

/** The tags of the root, the OUs and the accounts. Their changes are not kept one by one. */
export const tagKind: SnapshotKind<TagSnapshot> = {
  dataset: "account-tags",
  Meta: TagMeta,
  encode: encodeTags,
  decode: decodeTags,
  figures: ({ ids, columns }) => ({
    targets: ids.length,
    read: columns.readAt.reduce((sum, at) => sum + (at > 0 ? 1 : 0), 0),
  }),
  changes: () => [],
  numbered: (snapshot, version) => ({ ...snapshot, meta: { ...snapshot.meta, version } }),
  patched: (snapshot) => snapshot,
};
