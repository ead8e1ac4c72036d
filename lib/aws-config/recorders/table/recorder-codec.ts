import { z } from "zod";
import { decodeColumnar, encodeColumnar } from "@/lib/core/columnar";
import { AccountIdColumn, TextColumn } from "@/lib/core/text-column";
import { type RecorderColumns, RecorderMeta, type RecorderSnapshot } from "./recorder-snapshot";

const Head = z.object({
  format: z.literal(1),
  meta: RecorderMeta,
  accountIds: AccountIdColumn,
  texts: TextColumn,
});

/** The snapshot as bytes; `decodeRecorders` is its inverse. */
export function encodeRecorders({
  meta,
  accountIds,
  texts,
  columns,
}: RecorderSnapshot): Uint8Array<ArrayBuffer> {
  return encodeColumnar({ format: 1, meta, accountIds, texts }, numericColumns(columns));
}

/** The snapshot that `bytes` hold. Throws when they hold anything else. */
export function decodeRecorders(bytes: Uint8Array): RecorderSnapshot {
  return decodeColumnar(bytes, (head) => {
    const { meta, accountIds, texts } = Head.parse(head);
    const columns = meta.regions.map(() => emptyRecorderColumns(accountIds.length));
    return [{ meta, accountIds, texts, columns }, numericColumns(columns)];
  });
}

/** Columns that say of every account that nothing was read. */
export function emptyRecorderColumns(accounts: number): RecorderColumns {
  return {
    code: new Uint8Array(accounts),
    types: new Int16Array(accounts).fill(-1),
    capturedAt: new Uint32Array(accounts),
    collectedAt: new Uint32Array(accounts),
    errorCode: new Int32Array(accounts).fill(-1),
    errorMessage: new Int32Array(accounts).fill(-1),
  };
}

/** The columns in the order of the format; both directions walk this one list. */
function numericColumns(regions: readonly RecorderColumns[]) {
  return regions.flatMap(({ code, types, capturedAt, collectedAt, errorCode, errorMessage }) => [
    capturedAt,
    collectedAt,
    errorCode,
    errorMessage,
    types,
    code,
  ]);
}
