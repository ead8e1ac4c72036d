import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import type { MissingPart } from "@/lib/core/missing-part";
import type { ProgressMeter } from "./progress-meter";
import type { DefinitionReading } from "../snapshot/changes/definition";
import type { Caller } from "../snapshot/snapshot";
import type { AnySnapshot, SnapshotKind } from "../serve/kinds/snapshot-kind";
import type { SnapshotMemory } from "../serve/snapshot-memory";
import type { StreamPlan } from "./stream-plan";

/** What one collection begins with. */
export interface CollectionContext<Snapshot> {
  readonly aws: Aws;
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly takenAt: number;
  readonly meter: ProgressMeter;
  /** Ends the collection: the server shuts down. */
  readonly signal: AbortSignal;
  /** The snapshot that this collection is to replace, where there is one: a complete one, unless the plan resumes. */
  readonly before: Snapshot | undefined;
}

/** One collection while it runs. */
export interface RunningCollection<Snapshot> {
  /** Reads everything; what AWS does not give becomes a missing part. Rejects when aborted, and with errors of our own. */
  readonly read: () => Promise<void>;
  /** What has been read so far; undefined while that is nothing that could be shown. */
  readonly snapshot: (complete: boolean) => Snapshot | undefined;
  /** What policies and aggregators are, of a dataset that reads them. */
  readonly definitions?: () => DefinitionReading | undefined;
  /** What could not be read so far. */
  readonly missingParts: () => readonly MissingPart[];
  /** Why there is nothing to show, once everything has been read. */
  readonly whyNothing: () => Failure;
  /** Whether what was read is about something else than the snapshot before, so that half of it is better than that. */
  readonly isAboutAnother: (before: Snapshot) => boolean;
}

/** How a dataset is collected. */
export interface CollectionPlan<Snapshot extends AnySnapshot> {
  readonly kind: SnapshotKind<Snapshot>;
  readonly streams: StreamPlan;
  /** The snapshot that readers of this process see now. */
  readonly memory: () => SnapshotMemory<Snapshot>;
  /** The part of the published rates that it may take; all of them where absent. */
  readonly partOfRate?: number;
  /** Present where a collection continues what an interrupted one had stored: how often it stores what it has. */
  readonly resumes?: { readonly savedEveryMs: number };
  /** What follows from a complete snapshot, once it is stored. Never rejects. */
  readonly recordStored?: (callerKey: string, snapshot: Snapshot, signal: AbortSignal) => Promise<void>;
  readonly begin: (context: CollectionContext<Snapshot>) => RunningCollection<Snapshot>;
}
