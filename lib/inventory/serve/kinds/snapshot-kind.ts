import "server-only";
import type { z } from "zod";
import type { Figures } from "@/lib/core/figures";
import type { MissingPart } from "@/lib/core/missing-part";
import type { SnapshotUpdate } from "@/lib/store/snapshot-updates";
import type { Change } from "../../snapshot/changes/change";
import type { Dataset } from "../../snapshot/dataset";

/** What every snapshot says of itself, whatever it is of. */
interface AnyMeta {
  readonly version: string;
  readonly takenAt: number;
  readonly complete: boolean;
  readonly missingParts: readonly MissingPart[];
}

/** A snapshot of something: what it says of itself, and rows. */
export interface AnySnapshot {
  readonly meta: AnyMeta;
}

/** How the snapshots of one dataset are stored and read back. */
export interface SnapshotKind<Snapshot extends AnySnapshot> {
  readonly dataset: Dataset;
  readonly Meta: z.ZodType<Snapshot["meta"]>;
  readonly encode: (snapshot: Snapshot) => Uint8Array<ArrayBuffer>;
  readonly decode: (bytes: Uint8Array) => Snapshot;
  /** The snapshot in numbers, kept beside it for comparing with the next one. */
  readonly figures: (snapshot: Snapshot) => Figures;
  /** The same snapshot under the number that the store gave it. */
  readonly numbered: (snapshot: Snapshot, version: string) => Snapshot;
  /** The snapshot with what was learnt since it was taken, in the order in which it was recorded. */
  readonly patched: (snapshot: Snapshot, updates: readonly SnapshotUpdate[]) => Snapshot;
  /** What changed from one snapshot to a later one. */
  readonly changes: (before: Snapshot, after: Snapshot) => readonly Change[];
}
