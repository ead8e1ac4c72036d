import "server-only";
import { settings } from "@/lib/server/settings";
import { log } from "@/lib/server/log";
import { deleteOldChanges } from "@/lib/store/history/insert-changes";
import { recordDefinitions } from "@/lib/store/history/known-definitions";
import { replaceSnapshot } from "@/lib/store/history/replace-snapshot";
import type { SnapshotUpdate } from "@/lib/store/snapshot-updates";
import {
  deleteOldSnapshots,
  insertSnapshot,
  type NewSnapshot,
  pruneSnapshots,
  rewriteSnapshot,
} from "@/lib/store/snapshots";
import type { AnySnapshot, SnapshotKind } from "../serve/kinds/snapshot-kind";
import type { SnapshotMemory } from "../serve/snapshot-memory";
import type { Change } from "../snapshot/changes/change";
import type { DefinitionReading } from "../snapshot/changes/definition";

/** How often people see a snapshot grow during the first collection. */
const defaultGrowthMs = 3_000;
/** A save of a large snapshot takes a while; this many times as long is kept for reading. */
const restAfterSave = 20;

interface GrowthOptions<Snapshot extends AnySnapshot> {
  readonly kind: SnapshotKind<Snapshot>;
  /** What readers of this process see now: the snapshot to compare with. */
  readonly memory: () => SnapshotMemory<Snapshot>;
  readonly callerKey: string;
  readonly growthMs?: number | undefined;
  /** The last update of any snapshot that was recorded before the collection began. */
  readonly updatesBefore: number;
}

/** The snapshot that one collection stores: in one piece at its end, or growing while it runs. */
export class GrowingSnapshot<Snapshot extends AnySnapshot> {
  readonly #kind: SnapshotKind<Snapshot>;
  readonly #memory: () => SnapshotMemory<Snapshot>;
  readonly #callerKey: string;
  readonly #growthMs: number;
  readonly #updatesBefore: number;
  #id: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();
  #growing = false;

  constructor(options: GrowthOptions<Snapshot>) {
    const { kind, memory, callerKey, growthMs = defaultGrowthMs, updatesBefore } = options;
    this.#kind = kind;
    this.#memory = memory;
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
   * over and wins: it was learnt by a write or a poll, after the collection may have passed that target. What was read of
   * policies and aggregators is compared with it.
   */
  async save(snapshot: Snapshot, definitions?: DefinitionReading): Promise<void> {
    const { encode, figures } = this.#kind;
    const key = { callerKey: this.#callerKey, dataset: this.#kind.dataset };
    const { takenAt, complete } = snapshot.meta;
    // Half of the organization is no number to compare with.
    const meta = { ...snapshot.meta, ...(complete && { figures: figures(snapshot) }) };
    const stored = { ...key, takenAt, complete, meta, columns: encode(snapshot) };
    const before = this.#id === undefined ? await this.#memory().readWithHead() : undefined;
    if (before === undefined) {
      const snapshotId = await this.#insertOrRewrite(stored);
      if (definitions) await recordDefinitions({ callerKey: this.#callerKey, snapshotId }, definitions);
    } else {
      this.#id = await replaceSnapshot(stored, {
        id: before.head.id,
        carryAfter: this.#updatesBefore,
        knownUpTo: before.head.seq,
        changes: (missed, carried) => this.#changes(before.snapshot, missed, snapshot, carried),
        definitions,
      });
    }
    if (!complete) return;
    const { historyDays } = settings();
    await pruneSnapshots(key);
    await deleteOldSnapshots(historyDays);
    await deleteOldChanges(historyDays);
  }

  async #insertOrRewrite(stored: NewSnapshot): Promise<number> {
    if (this.#id === undefined) this.#id = await insertSnapshot(stored);
    else await rewriteSnapshot(this.#id, stored);
    return this.#id;
  }

  #changes(
    before: Snapshot,
    missed: readonly SnapshotUpdate[],
    after: Snapshot,
    carried: readonly SnapshotUpdate[],
  ): readonly Change[] {
    const { changes, patched } = this.#kind;
    try {
      return changes(patched(before, missed), patched(after, carried));
    } catch (error) {
      // A reading without its history is better than none.
      log().error({ err: error }, "What changed since the snapshot before could not be found");
      return [];
    }
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
