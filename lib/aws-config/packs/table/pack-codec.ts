import { z } from "zod";
import { decodeColumnar, encodeColumnar } from "@/lib/core/columnar";
import { AccountIdColumn } from "@/lib/core/text-column";
import { VisibleProseColumn } from "@/lib/format/visible-text";
import { type PackColumns, type PackSnapshot, PackSnapshotMeta } from "./pack-snapshot";

const Head = z.object({
  format: z.literal(1),
  meta: PackSnapshotMeta,
  accountIds: AccountIdColumn,
  // An older Canopy stored messages as AWS wrote them.
  texts: VisibleProseColumn,
});

/** The snapshot as bytes; `decodePackSnapshot` is its inverse. */
export function encodePackSnapshot(snapshot: PackSnapshot): Uint8Array<ArrayBuffer> {
  const { meta, accountIds, texts, columns } = snapshot;
  return encodeColumnar({ format: 1, meta, accountIds, texts }, numericColumns(columns));
}

/** The snapshot that `bytes` hold. Throws when they hold anything else. */
export function decodePackSnapshot(bytes: Uint8Array): PackSnapshot {
  return decodeColumnar(bytes, (head) => {
    const { meta, accountIds, texts } = Head.parse(head);
    const columns = meta.packs.map(() => emptyPackColumns(accountIds.length));
    return [{ meta, accountIds, texts, columns }, numericColumns(columns)];
  });
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
