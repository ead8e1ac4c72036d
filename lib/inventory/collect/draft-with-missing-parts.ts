import type { Failure } from "@/lib/core/failure";
import { type MissingPart, type Part, partLabel } from "@/lib/core/missing-part";

/** What every collection notes beside what it has read: its missing parts, one for each part. */
export class DraftWithMissingParts {
  readonly #parts = new Map<string, MissingPart>();

  get missingParts(): MissingPart[] {
    return [...this.#parts.values()];
  }

  /** The first failure of a part is the one that explains it: later ones are passed over. */
  addMissing(part: Part, failure: Failure): void {
    if (!this.#parts.has(partLabel(part))) this.setMissing(part, failure);
  }

  /** The failure of a part, in the place of the one it has. */
  setMissing({ part, of, isPartial }: Part, failure: Failure): void {
    this.#parts.set(partLabel({ part, of, isPartial }), {
      part,
      ...(of !== undefined && { of }),
      ...(isPartial === true && { isPartial }),
      failure,
    });
  }
}
