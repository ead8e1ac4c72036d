import "server-only";
import { reportCollection } from "@/lib/store/collections";
import type { InventoryKey } from "@/lib/inventory/snapshot/dataset";
import type { CollectionProgress } from "../snapshot/progress";

/** Three times a second is as often as people can read. */
const intervalMs = 334;
/** Without a word for thirty seconds a collector counts as gone. */
const heartbeatMs = 5_000;

interface ReporterOptions {
  readonly key: InventoryKey;
  /** What there is to report when it is reported. */
  readonly read: () => CollectionProgress;
  /** Called for a report that could not be stored; the next one may be. */
  readonly onError: (error: unknown) => void;
}

/** Stores how far a collection is: urgent changes at once, others three times a second, and a heartbeat in between. */
export class ProgressReporter {
  readonly #options: ReporterOptions;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #writtenAt = -Infinity;
  #pending: "none" | "soon" | "now" = "none";
  #closed = false;

  constructor(options: ReporterOptions) {
    this.#options = options;
  }

  /** Makes the first report; resolves when it is stored, or could not be. */
  async open(): Promise<void> {
    // What changed before is in it: a second report beside it could be stored after the last one.
    clearTimeout(this.#timer);
    this.#writing = this.#write();
    await this.#writing;
  }

  changed(urgent: boolean): void {
    if (urgent) this.#pending = "now";
    else if (this.#pending === "none") this.#pending = "soon";
    this.#schedule();
  }

  /** Ends the reports; resolves when none is on its way any more, so that the caller's next report is the last one. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #schedule(): void {
    if (this.#closed || this.#writing !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#writing = this.#write();
    }, this.#delayMs());
  }

  #delayMs(): number {
    if (this.#pending === "now") return 0;
    const pauseMs = this.#pending === "soon" ? intervalMs : heartbeatMs;
    return Math.max(0, this.#writtenAt + pauseMs - performance.now());
  }

  async #write(): Promise<void> {
    const { key, read, onError } = this.#options;
    this.#pending = "none";
    try {
      await reportCollection(key, read());
    } catch (error) {
      onError(error);
    }
    this.#writtenAt = performance.now();
    this.#writing = undefined;
    this.#schedule();
  }
}
