import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { type AccountId, Region } from "@/lib/core/identifiers";
import { MissingPart } from "@/lib/core/missing-part";

/** Everything about recorder coverage but its rows. */
export const RecorderMeta = z.object({
  /** Grows with each stored change: the ETag. */
  version: z.string(),
  /** Epoch milliseconds at which the collection began. */
  takenAt: z.int(),
  complete: z.boolean(),
  /** The account that read it. */
  readBy: z.string(),
  /** The Region that the aggregator is in. */
  region: z.string(),
  /** Absent where no aggregator collects from the Region, or they could not be listed. */
  aggregator: z.object({ name: AggregatorName }).exactOptional(),
  /** The Regions that were read, in the order of `columns`. */
  regions: z.array(Region),
  missingParts: z.array(MissingPart),
});
export type RecorderMeta = z.infer<typeof RecorderMeta>;

/** One Region: columns parallel to `RecorderSnapshot.accountIds`. */
export interface RecorderColumns {
  /** Index in `recorderCodes`. */
  readonly code: Uint8Array;
  /** How many resource types the recorder names, -1 where it names none. */
  readonly types: Int16Array;
  /** Epoch seconds at which AWS Config recorded the recorder itself, 0 where it isn't known. */
  readonly capturedAt: Uint32Array;
  /** Epoch seconds at which a source that fails or is outdated was last collected, 0 where it isn't known. */
  readonly collectedAt: Uint32Array;
  /** Index in `RecorderSnapshot.texts` of what AWS says of such a source, -1 where it says nothing. */
  readonly errorCode: Int32Array;
  readonly errorMessage: Int32Array;
}

/** Where a configuration recorder is known to record, as an aggregator knows it at one moment. */
export interface RecorderSnapshot {
  readonly meta: RecorderMeta;
  /** Every account that the aggregator collects from or has a recorder of, ascending. */
  readonly accountIds: readonly AccountId[];
  readonly texts: readonly string[];
  /** Parallel to `meta.regions`. */
  readonly columns: readonly RecorderColumns[];
}
