import type { SourceBatch } from "./source-batch";
import { buildSourceMatrix, type SourceMatrix } from "./source-matrix";
import type { ReadingState, SourceReadingPart } from "./source-reading";

/** What the browser has of a reading of an aggregator's sources. */
export interface SourcesRead {
  readonly id: string;
  readonly state: ReadingState & {
    /** A newer reading is under way; this one is shown until that is complete. */
    readonly isBeingReplaced: boolean;
  };
  readonly batches: readonly SourceBatch[];
  readonly matrix: SourceMatrix;
}

/** What there is after a further part has come; another reading takes the place of the one before. */
export function appendPart(shown: SourcesRead | undefined, part: SourceReadingPart): SourcesRead {
  const { id, from, batches: further, ...state } = part;
  const before = shown?.id === id ? shown.batches.slice(0, from) : [];
  const isSame = shown !== undefined && shown.id === id && further.length === 0;
  const batches = isSame ? shown.batches : [...before, ...further];
  return { id, state, batches, matrix: isSame ? shown.matrix : buildSourceMatrix(batches) };
}
