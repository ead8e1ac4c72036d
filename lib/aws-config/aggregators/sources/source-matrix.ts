import { type SourceUpdateStatus, sourceUpdateStatuses } from "../model";
import { messageFrom, NUMBERS_PER_ROW, type SourceBatch } from "./source-batch";

/** An error as AWS names it; the message still has marks for source and Region, see `messageFrom`. */
export interface SourceError {
  readonly code: string;
  readonly template: string;
}

/** Source × Region of one aggregator. Cell `source * regions.length + region` is one place in each array. */
export interface SourceMatrix {
  /** Account ids, in order, the organization's id behind them. */
  readonly sources: readonly string[];
  /** Whether it is the organization's own row and not an account's. */
  readonly isOrganization: Uint8Array;
  readonly regions: readonly string[];
  readonly errors: readonly SourceError[];
  /** Place in `sourceUpdateStatuses`; `NO_ROW` where AWS reports nothing. */
  readonly status: Uint8Array;
  /** Epoch seconds; 0 where AWS names no instant. */
  readonly updatedAt: Uint32Array;
  /** Place in `errors`; -1 where there is none. */
  readonly error: Int32Array;
}

/** `status` of a source in a Region that AWS does not report. */
export const NO_ROW = 255;

/** Lays rows out by source and Region, both sorted. A row that comes twice counts as what it said last. */
export function buildSourceMatrix(batches: readonly SourceBatch[]): SourceMatrix {
  const named = batches.flatMap(({ sources }) => sources);
  const regionNames = batches.flatMap(({ regions }) => regions);
  const sourceOrder = orderOf(named.map(([id]) => id));
  const regionOrder = orderOf(regionNames);
  const size = named.length * regionNames.length;
  const matrix = {
    sources: sourceOrder.sorted,
    isOrganization: new Uint8Array(named.length),
    regions: regionOrder.sorted,
    errors: batches.flatMap(({ errors }) => errors.map(([code, template]) => ({ code, template }))),
    status: new Uint8Array(size).fill(NO_ROW),
    updatedAt: new Uint32Array(size),
    error: new Int32Array(size).fill(-1),
  };
  for (const [index, [, type]] of named.entries()) {
    matrix.isOrganization[sourceOrder.placeOf[index] ?? 0] = type === "ORGANIZATION" ? 1 : 0;
  }
  for (const { rows } of batches) {
    for (let at = 0; at < rows.length; at += NUMBERS_PER_ROW) {
      const source = sourceOrder.placeOf[rows[at] ?? 0] ?? 0;
      const cell = source * regionNames.length + (regionOrder.placeOf[rows[at + 1] ?? 0] ?? 0);
      matrix.status[cell] = rows[at + 2] ?? NO_ROW;
      matrix.updatedAt[cell] = rows[at + 3] ?? 0;
      matrix.error[cell] = rows[at + 4] ?? -1;
    }
  }
  return matrix;
}

/** Everything AWS says of one source in one Region. */
export interface SourceCell {
  readonly status: SourceUpdateStatus;
  /** Epoch milliseconds. */
  readonly updatedAt?: number;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** One cell in words; undefined where AWS reports nothing. */
export function cellAt(matrix: SourceMatrix, source: number, region: number): SourceCell | undefined {
  const cell = source * matrix.regions.length + region;
  const status = sourceUpdateStatuses[matrix.status[cell] ?? NO_ROW];
  if (status === undefined) return undefined;
  const seconds = matrix.updatedAt[cell] ?? 0;
  const error = matrix.errors[matrix.error[cell] ?? -1];
  const place = { sourceId: matrix.sources[source] ?? "", region: matrix.regions[region] ?? "" };
  return {
    status,
    ...(seconds > 0 && { updatedAt: seconds * 1000 }),
    ...(error !== undefined && error.code !== "" && { errorCode: error.code }),
    ...(error !== undefined && error.template !== "" && { errorMessage: messageFrom(error.template, place) }),
  };
}

/** Letters come behind digits: the organization's id stands at the end. */
function orderOf(names: readonly string[]): { sorted: string[]; placeOf: Uint32Array } {
  const order = names.map((_, index) => index);
  order.sort((one, other) => ((names[one] ?? "") < (names[other] ?? "") ? -1 : 1));
  const placeOf = new Uint32Array(names.length);
  for (const [place, index] of order.entries()) placeOf[index] = place;
  return { sorted: order.map((index) => names[index] ?? ""), placeOf };
}
