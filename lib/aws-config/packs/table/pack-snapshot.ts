import { z } from "zod";
import { MissingPart, withPresentNames } from "@/lib/core/missing-part";
import type { AccountId } from "@/lib/core/identifiers";
import { OrganizationConformancePack } from "../model";

/** Members of snapshots that were stored by earlier versions. */
const formerNames = new Map([["gaps", "missingParts"]]);

/** Everything about the packs but their rows. */
export const PackSnapshotMeta = z.preprocess(
  (stored) => withPresentNames(stored, formerNames),
  z.object({
    /** Grows with each stored change: the ETag. */
    version: z.string(),
    /** Epoch milliseconds at which the collection began. */
    takenAt: z.int(),
    /** False while the first collection still runs. */
    complete: z.boolean(),
    /** The account whose packs these are: management and each delegated administrator see only what they deployed. */
    deployedBy: z.string(),
    region: z.string(),
    packs: z.array(OrganizationConformancePack),
    /**
     * `packs` when they could not all be listed, `statuses of the packs`, `accounts of <pack name>`, or `<pack name>, which
     * was deleted while it was read`, which is not in `packs` then.
     */
    missingParts: z.array(MissingPart),
  }),
);
export type PackSnapshotMeta = z.infer<typeof PackSnapshotMeta>;

/**
 * A pack in the member accounts: columns parallel to `PackSnapshot.accountIds`. Of an account without a row the status
 * is 0.
 */
export interface PackColumns {
  /** 0, or 1 + the index in `packStatuses`. */
  readonly status: Uint8Array;
  /** Index into `PackSnapshot.texts`, -1 where there is none. */
  readonly errorCode: Int32Array;
  /** Index into `PackSnapshot.texts`, -1 where there is none. */
  readonly errorMessage: Int32Array;
  /** Index into `PackSnapshot.texts`, -1 where there is none. */
  readonly memberPackName: Int32Array;
  /** Epoch seconds, 0 where AWS said none. */
  readonly updatedAt: Uint32Array;
}

/** What Canopy knows of all conformance packs that this caller deployed, at one moment. */
export interface PackSnapshot {
  readonly meta: PackSnapshotMeta;
  /** Every account that has a row in some pack, ascending. It may have left the organization since. */
  readonly accountIds: readonly AccountId[];
  readonly texts: readonly string[];
  /** Parallel to `meta.packs`. */
  readonly columns: readonly PackColumns[];
}
