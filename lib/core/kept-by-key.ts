/**
 * What was made for keys, the latest used of them: for results that are the same as long as their key is, and are asked for by
 * many.
 */
export class KeptByKey<Made extends object> {
  readonly #made = new Map<string, Made>();
  readonly #most: number;

  /** @param most as many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** The result under a key, made where it isn't kept. */
  get(key: string, make: () => Made): Made {
    const made = this.#made.get(key) ?? make();
    this.#made.delete(key);
    this.#made.set(key, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > this.#most && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}
