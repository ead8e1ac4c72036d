import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { SourceBatch } from "./source-batch";

/** How many account–Region pairs there are of each status. */
export const StatusCounts = z.object({
  FAILED: z.int(),
  OUTDATED: z.int(),
  SUCCEEDED: z.int(),
  UNKNOWN: z.int(),
});
export type StatusCounts = z.infer<typeof StatusCounts>;

/** The counts of a reading that begins. */
export const noStatuses: StatusCounts = { FAILED: 0, OUTDATED: 0, SUCCEEDED: 0, UNKNOWN: 0 };

/** How far the sources of an aggregator have been read; reading 170,000 rows takes AWS minutes. */
export const ReadingState = z.object({
  /** Epoch milliseconds. */
  startedAt: z.int(),
  /** Absent while more is on its way, and where it broke off. */
  finishedAt: z.int().exactOptional(),
  counts: StatusCounts,
  /** Why it broke off, or why a newer reading did; what is there is true. */
  failure: Failure.exactOptional(),
});
export type ReadingState = z.infer<typeof ReadingState>;

/** What the route of the sources answers: the batches that the browser does not have yet. */
export const SourceReadingPart = ReadingState.extend({
  /** Another id than before: forget the batches of the other. */
  id: z.string(),
  /** Place of the first of `batches` among all of the reading. */
  from: z.int(),
  batches: z.array(SourceBatch),
  /** A newer reading is under way; this one is shown until that is complete. */
  isBeingReplaced: z.boolean(),
});
export type SourceReadingPart = z.infer<typeof SourceReadingPart>;

/** How the sources of every aggregator in the list are, as far as they have been read. */
export const AggregatorsHealth = z.object({
  aggregators: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      state: ReadingState.extend({ isBeingReplaced: z.boolean() }),
    }),
  ),
  /** The account–Region pairs of all of them, each counted once; see `distinctPairs`. */
  pairs: StatusCounts,
});
export type AggregatorsHealth = z.infer<typeof AggregatorsHealth>;

/** Whether more is on its way. */
export function isReading({
  finishedAt,
  failure,
  isBeingReplaced,
}: ReadingState & { readonly isBeingReplaced: boolean }): boolean {
  return isBeingReplaced || (finishedAt === undefined && failure === undefined);
}
