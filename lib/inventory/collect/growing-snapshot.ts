import "server-only";
import { env } from "@/lib/env";
import { carryUpdates } from "@/lib/store/snapshot-updates";
import {
  deleteOldSnapshots,
  insertSnapshot,
  newestSnapshotHead,
  pruneSnapshots,
  rewriteSnapshot,
} from "@/lib/store/snapshots";
import type { AnySnapshot, SnapshotKind } from "../serve/snapshot-kind";

/** How often people see a snapshot grow during the first collection. */
const defaultGrowthMs = 3_000;
/** A save of a large snapshot takes a while; this many times as long is kept for reading. */
const restAfterSave = 20;

interface GrowthOptions<Snapshot extends AnySnapshot> {
  readonly kind: SnapshotKind<Snapshot>;
  readonly callerKey: string;
  readonly growthMs?: number | undefined;
  /** The last update of any snapshot that was recorded before the collection began. */
  readonly updatesBefore: number;
}

/** The snapshot that one collection stores: in one piece at its end, or growing while it runs. */
export class GrowingSnapshot<Snapshot extends AnySnapshot> {
  readonly #kind: SnapshotKind<Snapshot>;
  readonly #callerKey: string;
  readonly #growthMs: number;
  readonly #updatesBefore: number;
  #id: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();
  #growing = false;

  constructor(options: GrowthOptions<Snapshot>) {
    const { kind, callerKey, growthMs = defaultGrowthMs, updatesBefore } = options;
    this.#kind = kind;
    this.#callerKey = callerKey;
    this.#growthMs = growthMs;
    this.#updatesBefore = updatesBefore;
  }

  /** Saves what there is every few seconds; `read` answers undefined while there is nothing. */
  growWhile(read: () => Snapshot | undefined, onError: (error: unknown) => void): void {
    this.#growing = true;
    this.#growIn(this.#growthMs, read, onError);
  }

  /** Ends the growth; resolves when no save is on its way any more. */
  async stopGrowing(): Promise<void> {
    this.#growing = false;
    clearTimeout(this.#timer);
    await this.#saving;
  }

  /**
   * Stores the snapshot for every reader. What was recorded on the one before since the collection began is carried
   * over and wins: it was learnt by a write or a poll, after the collection may have passed that target.
   */
  async save(snapshot: Snapshot): Promise<void> {
    const { encode, figures } = this.#kind;
    const key = { callerKey: this.#callerKey, dataset: this.#kind.dataset };
    const { takenAt, complete } = snapshot.meta;
    // Half of the organization is no number to compare with.
    const meta = { ...snapshot.meta, ...(complete && { figures: figures(snapshot) }) };
    const stored = { ...key, takenAt, complete, meta, columns: encode(snapshot) };
    if (this.#id !== undefined) {
      await rewriteSnapshot(this.#id, stored);
    } else {
      const before = await newestSnapshotHead(key);
      this.#id = await insertSnapshot(stored);
      // After it is stored: from now on others record on the new one, and nothing falls between.
      if (before !== undefined) await carryUpdates(before.id, this.#id, this.#updatesBefore);
    }
    if (!complete) return;
    await pruneSnapshots(key);
    await deleteOldSnapshots(env().historyDays);
  }

  #growIn(ms: number, read: () => Snapshot | undefined, onError: (error: unknown) => void): void {
    this.#timer = setTimeout(() => {
      this.#saving = this.#grow(read, onError);
    }, ms);
  }

  async #grow(read: () => Snapshot | undefined, onError: (error: unknown) => void): Promise<void> {
    const startedAt = performance.now();
    try {
      const snapshot = read();
      if (snapshot !== undefined) await this.save(snapshot);
    } catch (error) {
      onError(error);
    }
    const tookMs = performance.now() - startedAt;
    if (this.#growing) this.#growIn(Math.max(this.#growthMs, restAfterSave * tookMs), read, onError);
  }
}
