import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";
import { VisibleProse } from "@/lib/format/visible-text";
import { type PackColumns, type PackSnapshot, PackSnapshotMeta } from "./pack-snapshot";

/**
 * A snapshot of the packs on the wire and in the database: the length of a JSON head (four bytes, little-endian), the
 * head with everything that is text, then the numeric columns of each pack one after the other, little-endian.
 */
const Head = z.object({
  format: z.literal(1),
  meta: PackSnapshotMeta,
  accountIds: z.array(AccountId),
  // An older Canopy stored messages as AWS wrote them.
  texts: z.array(VisibleProse),
});

const HEAD_LENGTH_BYTES = 4;

/** The snapshot as bytes; `decodePackSnapshot` is its inverse. */
export function encodePackSnapshot(snapshot: PackSnapshot): Uint8Array<ArrayBuffer> {
  const { meta, accountIds, texts } = snapshot;
  const text = new TextEncoder().encode(JSON.stringify({ format: 1, meta, accountIds, texts }));
  const columns = numericColumns(snapshot.columns);
  const length = columns.reduce((sum, column) => sum + column.byteLength, HEAD_LENGTH_BYTES + text.length);
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, HEAD_LENGTH_BYTES);
  let offset = HEAD_LENGTH_BYTES + text.length;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength;
  }
  return bytes;
}

/** The snapshot that `bytes` hold. Throws when they hold anything else. */
export function decodePackSnapshot(bytes: Uint8Array): PackSnapshot {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(HEAD_LENGTH_BYTES, HEAD_LENGTH_BYTES + headLength));
  const { meta, accountIds, texts } = Head.parse(JSON.parse(text));
  const columns = meta.packs.map(() => emptyPackColumns(accountIds.length));
  let offset = HEAD_LENGTH_BYTES + headLength;
  for (const column of numericColumns(columns)) {
    new Uint8Array(column.buffer).set(bytes.subarray(offset, offset + column.byteLength));
    offset += column.byteLength;
  }
  if (offset !== bytes.byteLength)
    throw new RangeError("The snapshot of the packs is cut short or too long.");
  return { meta, accountIds, texts, columns };
}

/** Columns that say of every account that there is no row. */
export function emptyPackColumns(accounts: number): PackColumns {
  return {
    status: new Uint8Array(accounts),
    errorCode: new Int32Array(accounts).fill(-1),
    errorMessage: new Int32Array(accounts).fill(-1),
    memberPackName: new Int32Array(accounts).fill(-1),
    updatedAt: new Uint32Array(accounts),
  };
}

/** The columns in the order of the format; both directions walk this one list. */
function numericColumns(packs: readonly PackColumns[]) {
  return packs.flatMap(({ status, errorCode, errorMessage, memberPackName, updatedAt }) => [
    errorCode,
    errorMessage,
    memberPackName,
    updatedAt,
    status,
  ]);
}
