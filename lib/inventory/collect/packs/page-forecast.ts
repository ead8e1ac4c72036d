import type { PackName } from "@/lib/aws-config/packs/model";

/** How many pages the lists of all packs will have: most accounts have most packs, so one list predicts the others. */
export class PageForecast {
  /** As many as the list of a pack had the last time it was read. */
  readonly #before: ReadonlyMap<PackName, number>;
  readonly #read = new Map<PackName, number>();
  readonly #ended = new Set<PackName>();
  #guess: number | undefined;

  constructor(before: ReadonlyMap<PackName, number>) {
    this.#before = before;
  }

  /** How long a list usually is, for as long as none has been read. */
  guess(pages: number | undefined): void {
    this.#guess = pages;
  }

  page(name: PackName): void {
    this.#read.set(name, (this.#read.get(name) ?? 0) + 1);
  }

  /** The list has been read to its end, or given up. */
  end(name: PackName): void {
    this.#ended.add(name);
  }

  /** All pages of these packs' lists; undefined while nothing shows how long any of them is. */
  expected(names: readonly PackName[]): number | undefined {
    const known = [...this.#ended].map((name) => this.#read.get(name) ?? 0).concat(...this.#before.values());
    const usual = known.length === 0 ? this.#guess : Math.max(1, ...known);
    if (usual === undefined) return undefined;
    return names.reduce((sum, name) => {
      const read = this.#read.get(name) ?? 0;
      return sum + (this.#ended.has(name) ? read : Math.max(read, this.#before.get(name) ?? usual));
    }, 0);
  }
}
