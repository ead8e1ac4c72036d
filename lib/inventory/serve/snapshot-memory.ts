import "server-only";
import { updatesSince } from "@/lib/store/snapshot-updates";
import { newestSnapshotHead, readSnapshotColumns, type SnapshotHead } from "@/lib/store/snapshots";
import { type TimedCache, timedCache } from "./timed-cache";
import type { AnySnapshot, SnapshotKind } from "./kinds/snapshot-kind";
import { currentCallerKey } from "./caller";

/**
 * The version of what a reader sees: the edition of the rows, a dot, and the last update patched into them. The browser
 * fetches another edition at once, and patches when it has time. An edition is random, so no two databases share one. A
 * database restored from a backup may give the same number to another update, which then differs in its time.
 */
export function versionOf({ edition, seq, recordedAt }: SnapshotHead): string {
  return `${edition}.${seq}-${recordedAt}`;
}

/** The snapshot this process has decoded, and what of the database is in it. */
export interface Remembered<Snapshot> {
  readonly head: SnapshotHead;
  readonly snapshot: Snapshot;
}

/** The newest snapshot of a dataset as this process knows it, decoded once however many ask. */
export class SnapshotMemory<Snapshot extends AnySnapshot> {
  readonly #kind: SnapshotKind<Snapshot>;
  readonly #memo: TimedCache<Snapshot | undefined>;
  #current: Remembered<Snapshot> | undefined;

  constructor(kind: SnapshotKind<Snapshot>) {
    this.#kind = kind;
    this.#memo = timedCache(() => this.#load());
  }

  /**
   * What readers should see now: the newest snapshot with all that was learnt since, or undefined while there is none.
   * `meta.version` changes whenever the rest does. Rejects where the database does not answer.
   */
  read(): Promise<Snapshot | undefined> {
    return this.#memo.read();
  }

  /** The same with its id and the number of the last update in it, as the database has it now. */
  async readWithHead(): Promise<Remembered<Snapshot> | undefined> {
    this.forget();
    await this.read();
    return this.#current;
  }

  /** What was read last, without asking the database: older than what {@link read} answers, or undefined. */
  get remembered(): Snapshot | undefined {
    return this.#current?.snapshot;
  }

  /** Makes the next read look into the database, after this process has changed something there. */
  forget(): void {
    this.#memo.forget();
  }

  async #load(): Promise<Snapshot | undefined> {
    const { dataset } = this.#kind;
    const head = await newestSnapshotHead({ callerKey: await currentCallerKey(), dataset });
    this.#current = head === undefined ? undefined : await this.#upToDate(head);
    return this.#current?.snapshot;
  }

  async #upToDate(head: SnapshotHead): Promise<Remembered<Snapshot> | undefined> {
    const current = this.#current;
    const base =
      current !== undefined && isSameBase(current.head, head) ? current : await this.#decoded(head);
    if (base === undefined || base.head.seq === head.seq) return base;
    const recorded = await updatesSince(head.id, base.head.seq);
    const last = recorded.at(-1);
    if (last === undefined) return base;
    const { seq, recordedAt } = last;
    const updates = recorded.map(({ update }) => update);
    return this.#numbered({ ...base.head, seq, recordedAt }, this.#kind.patched(base.snapshot, updates));
  }

  /**
   * Undefined where it was pruned in this very moment; the next read finds the one that took its place. A snapshot that
   * grows may have been rewritten since its head was read, and is numbered as what it is.
   */
  async #decoded(head: SnapshotHead): Promise<Remembered<Snapshot> | undefined> {
    const stored = await readSnapshotColumns(head.id);
    if (stored === undefined) return undefined;
    const { columns, edition, complete } = stored;
    const bare = { id: head.id, edition, complete, seq: 0, recordedAt: 0 };
    return this.#numbered(bare, this.#kind.decode(columns));
  }

  #numbered(head: SnapshotHead, snapshot: Snapshot): Remembered<Snapshot> {
    return { head, snapshot: this.#kind.numbered(snapshot, versionOf(head)) };
  }
}

function isSameBase(one: SnapshotHead, other: SnapshotHead): boolean {
  return one.id === other.id && one.edition === other.edition;
}
