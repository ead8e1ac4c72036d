import { isMissing } from "@/lib/core/missing-part";
import { type RecorderCode, recorderCodes, type RecorderState, recorderStateOf } from "../model";
import type { RecorderMeta, RecorderSnapshot } from "./recorder-snapshot";

/** Why nothing is known of a recorder where no row says it. */
export type UnreadReason = "not-read" | "no-aggregator" | "region-not-collected" | "account-not-collected";

/** What is known of the recorder of an account in a Region. Times are epoch milliseconds, absent where AWS gives none. */
export interface KnownRecorder {
  readonly region: string;
  readonly state: RecorderState;
  /** What stands behind the state. */
  readonly reason: Exclude<RecorderCode, "nothing-read"> | UnreadReason;
  /** How many resource types it names: those that it records, or those that it doesn't. */
  readonly types?: number;
  readonly capturedAt?: number;
  readonly collectedAt?: number;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** What is known of the recorder of an account in a Region; `snapshot` is undefined or null where there is none. */
export function knownRecorder(
  snapshot: RecorderSnapshot | null | undefined,
  accountId: string,
  region: string,
): KnownRecorder {
  if (!snapshot) return { region, state: "not-known", reason: "not-read" };
  return recorderAt(snapshot, rowOf(snapshot, accountId), region);
}

/** The same of all Regions that were read; none where there is no snapshot. */
export function knownRecorders(snapshot: RecorderSnapshot, accountId: string): readonly KnownRecorder[] {
  const row = rowOf(snapshot, accountId);
  return snapshot.meta.regions.map((region) => recorderAt(snapshot, row, region));
}

/** The same by the account's row, -1 where it has none. */
export function recorderAt(snapshot: RecorderSnapshot, row: number, region: string): KnownRecorder {
  const { meta, texts, columns } = snapshot;
  const column = columns[meta.regions.findIndex((each) => each === region)];
  const code = recorderCodes[column?.code[row] ?? 0] ?? "nothing-read";
  if (column === undefined || code === "nothing-read") {
    return { region, state: "not-known", reason: unreadReason(meta, column !== undefined, row) };
  }
  const [types = -1, capturedAt = 0, collectedAt = 0] = [
    column.types[row],
    column.capturedAt[row],
    column.collectedAt[row],
  ];
  const errorCode = texts[column.errorCode[row] ?? -1];
  const errorMessage = texts[column.errorMessage[row] ?? -1];
  return {
    region,
    state: recorderStateOf(code),
    reason: code,
    ...(types >= 0 && { types }),
    ...(capturedAt > 0 && { capturedAt: capturedAt * 1000 }),
    ...(collectedAt > 0 && { collectedAt: collectedAt * 1000 }),
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { errorMessage }),
  };
}

function unreadReason(meta: RecorderMeta, isRegionRead: boolean, row: number): UnreadReason {
  if (meta.aggregator === undefined)
    return isMissing(meta.missingParts, { part: "aggregators", of: meta.region })
      ? "not-read"
      : "no-aggregator";
  if (!isRegionRead) return "region-not-collected";
  return row < 0 ? "account-not-collected" : "not-read";
}

/** The account's row, found by halves: the ids stand in ascending order. */
function rowOf({ accountIds }: RecorderSnapshot, accountId: string): number {
  let [low, high] = [0, accountIds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((accountIds[middle] ?? "") < accountId) low = middle + 1;
    else high = middle;
  }
  return accountIds[low] === accountId ? low : -1;
}
