import { z } from "zod";
import { MissingPart } from "@/lib/core/missing-part";
import type { TargetId } from "@/lib/core/identifiers";

/** A tag of an account, an OU or the root. AWS tells keys and values apart by case. */
export interface Tag {
  readonly key: string;
  /** May be empty. */
  readonly value: string;
}

/** Everything about the tags but their columns. */
export const TagMeta = z.object({
  /** Grows with each stored change: the ETag. */
  version: z.string(),
  /** Epoch milliseconds at which the collection began. */
  takenAt: z.int(),
  complete: z.boolean(),
  /** Epoch milliseconds at which all targets became due; an interrupted reading of them is continued. */
  dueSince: z.int(),
  missingParts: z.array(MissingPart),
});
export type TagMeta = z.infer<typeof TagMeta>;

/** The columns of the tags, parallel to `TagSnapshot.ids`; those of row `r` are at `[start[r], start[r + 1])`. */
export interface TagColumns {
  /** Epoch seconds at which AWS gave the tags; 0 where it never has. */
  readonly readAt: Uint32Array;
  /** Epoch seconds at which AWS last answered, with tags or a refusal; 0 where it was never asked. */
  readonly askedAt: Uint32Array;
  /** 1 where AWS last refused to say. */
  readonly refused: Uint8Array;
  /** 1 where AWS has not been asked since all targets became due. */
  readonly due: Uint8Array;
  /** One more than there are rows. */
  readonly start: Uint32Array;
  /** Index into `TagSnapshot.texts`. */
  readonly key: Uint32Array;
  /** Index into `TagSnapshot.texts`. */
  readonly value: Uint32Array;
}

/** The tags of the root, the OUs and the accounts, each with the time at which they were read. */
export interface TagSnapshot {
  readonly meta: TagMeta;
  /** Every target of the organization as it was when the collection began. */
  readonly ids: readonly TargetId[];
  /** The keys and values that occur, each once. */
  readonly texts: readonly string[];
  readonly columns: TagColumns;
}
