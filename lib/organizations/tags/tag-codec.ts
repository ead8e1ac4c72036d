import { z } from "zod";
import { decodeColumnar, encodeColumnar, type NumericColumn } from "@/lib/core/columnar";
import { TargetIdColumn, TextColumn } from "@/lib/core/text-column";
import { type TagColumns, TagMeta, type TagSnapshot } from "./tag-snapshot";

const Head = z.object({
  format: z.literal(1),
  meta: TagMeta,
  ids: TargetIdColumn,
  texts: TextColumn,
  /** How many tags there are in all. */
  tags: z.int().nonnegative(),
});

/** The snapshot as bytes; `decodeTags` is its inverse. */
export function encodeTags({ meta, ids, texts, columns }: TagSnapshot): Uint8Array<ArrayBuffer> {
  return encodeColumnar({ format: 1, meta, ids, texts, tags: columns.key.length }, numericColumns(columns));
}

/** The snapshot that `bytes` hold. Throws when they hold anything else. */
export function decodeTags(bytes: Uint8Array): TagSnapshot {
  return decodeColumnar(bytes, (head) => {
    const { meta, ids, texts, tags } = Head.parse(head);
    const snapshot = { meta, ids, texts, columns: emptyTagColumns(ids.length, tags) };
    return [snapshot, numericColumns(snapshot.columns)];
  });
}

/** Room for so many tags of so many targets, none of which has been read. */
export function emptyTagColumns(targets: number, tags: number): TagColumns {
  return {
    readAt: new Uint32Array(targets),
    askedAt: new Uint32Array(targets),
    refused: new Uint8Array(targets),
    due: new Uint8Array(targets),
    start: new Uint32Array(targets + 1),
    key: new Uint32Array(tags),
    value: new Uint32Array(tags),
  };
}

/** The columns in the order of the format; both directions walk this one list. */
function numericColumns({ readAt, askedAt, refused, due, start, key, value }: TagColumns): NumericColumn[] {
  return [readAt, askedAt, start, key, value, refused, due];
}
