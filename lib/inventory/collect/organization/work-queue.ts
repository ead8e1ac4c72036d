/**
 * Works items off as they become known, at most `limit` at a time; the work may add more. The first error stops it:
 * what waits is dropped, and `drained` rejects.
 */
export class WorkQueue<Item> {
  readonly #limit: number;
  readonly #work: (item: Item) => Promise<void>;
  #waiting: Item[] = [];
  #active = 0;
  #stopped = false;
  #errors: unknown[] = [];
  #idle: (() => void)[] = [];

  constructor(limit: number, work: (item: Item) => Promise<void>) {
    this.#limit = limit;
    this.#work = work;
  }

  /** Items that are not finished yet. */
  get size(): number {
    return this.#waiting.length + this.#active;
  }

  /** After `stop` this does nothing. */
  add(item: Item): void {
    if (this.#stopped) return;
    this.#waiting.push(item);
    this.#next();
  }

  /** Drops what waits and takes nothing new; what has begun is left to finish. */
  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
  }

  /** Resolves when nothing waits and nothing runs. */
  async drained(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    if (this.#errors.length > 0) throw this.#errors[0];
  }

  #next(): void {
    while (this.#active < this.#limit) {
      const item = this.#waiting.shift();
      if (item === undefined) break;
      this.#active += 1;
      void this.#run(item);
    }
    if (this.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #run(item: Item): Promise<void> {
    try {
      await this.#work(item);
    } catch (error) {
      this.#errors.push(error);
      this.stop();
    }
    this.#active -= 1;
    this.#next();
  }
}
