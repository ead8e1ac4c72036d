import type { Failure } from "@/lib/core/failure";
import type { MissingPart } from "@/lib/core/missing-part";

/** The missing parts of a collection: one for each part. */
export class MissingPartList {
  readonly #failures = new Map<string, Failure>();

  get all(): MissingPart[] {
    return [...this.#failures].map(([part, failure]) => ({ part, failure }));
  }

  /** The first failure of a part is the one that explains it: later ones are passed over. */
  add(part: string, failure: Failure): void {
    if (!this.#failures.has(part)) this.#failures.set(part, failure);
  }

  /** The failure of a part, in the place of the one it has. */
  set(part: string, failure: Failure): void {
    this.#failures.set(part, failure);
  }
}
