import type { Failure } from "@/lib/core/failure";
import { type MissingPart, type Part, partLabel } from "@/lib/core/missing-part";

/** The missing parts of a collection: one for each part. */
export class MissingPartList {
  readonly #parts = new Map<string, MissingPart>();

  get all(): MissingPart[] {
    return [...this.#parts.values()];
  }

  /** The first failure of a part is the one that explains it: later ones are passed over. */
  add(part: Part, failure: Failure): void {
    if (!this.#parts.has(partLabel(part))) this.set(part, failure);
  }

  /** The failure of a part, in the place of the one it has. */
  set({ part, of, isPartial }: Part, failure: Failure): void {
    this.#parts.set(partLabel({ part, of, isPartial }), {
      part,
      ...(of !== undefined && { of }),
      ...(isPartial === true && { isPartial }),
      failure,
    });
  }
}
