import type { Failure } from "@/lib/core/failure";
import type { Gap } from "@/lib/core/gap";

/** The gaps of a collection: one for each part. */
export class GapList {
  readonly #failures = new Map<string, Failure>();

  get all(): Gap[] {
    return [...this.#failures].map(([part, failure]) => ({ part, failure }));
  }

  /** The first failure of a part is the one that explains it: later ones are passed over. */
  add(part: string, failure: Failure): void {
    if (!this.#failures.has(part)) this.#failures.set(part, failure);
  }

  /** The gap of a part, in the place of the one it has. */
  set(part: string, failure: Failure): void {
    this.#failures.set(part, failure);
  }
}
