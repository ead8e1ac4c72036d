import type { RecorderColumns, RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { anonymous, versionWithin } from "./within-ous";

/** Recorder coverage of the accounts that are theirs. `ids`: of these accounts; see `snapshotWithin`. */
export function recordersWithin(
  snapshot: RecorderSnapshot,
  ids: ReadonlySet<string>,
  view: string,
): RecorderSnapshot {
  const rows = snapshot.accountIds.flatMap((id, row) => (ids.has(id) ? [row] : []));
  const { missingParts, ...meta } = snapshot.meta;
  const kept = snapshot.columns.map((columns) => columnsWithin(columns, rows));
  // Messages name accounts: those of others are left out, and the numbers of the others stay what they are.
  const used = new Set(kept.flatMap(({ errorCode, errorMessage }) => [...errorCode, ...errorMessage]));
  return {
    meta: {
      ...meta,
      version: versionWithin(meta.version, view),
      missingParts: missingParts.map(anonymous),
    },
    accountIds: rows.flatMap((row) => snapshot.accountIds[row] ?? []),
    texts: snapshot.texts.map((text, index) => (used.has(index) ? text : "")),
    columns: kept,
  };
}

function columnsWithin(columns: RecorderColumns, rows: readonly number[]): RecorderColumns {
  const { code, types, capturedAt, collectedAt, errorCode, errorMessage } = columns;
  return {
    code: Uint8Array.from(rows, (row) => code[row] ?? 0),
    types: Int16Array.from(rows, (row) => types[row] ?? -1),
    capturedAt: Uint32Array.from(rows, (row) => capturedAt[row] ?? 0),
    collectedAt: Uint32Array.from(rows, (row) => collectedAt[row] ?? 0),
    errorCode: Int32Array.from(rows, (row) => errorCode[row] ?? -1),
    errorMessage: Int32Array.from(rows, (row) => errorMessage[row] ?? -1),
  };
}
