/** A set of ids that is always in order, so that a page can begin behind any id without sorting again. */
export class SortedIds {
  private readonly ids: string[];

  constructor(ids: Iterable<string> = []) {
    this.ids = [...ids].sort();
  }

  get size(): number {
    return this.ids.length;
  }

  add(id: string): void {
    const index = this.firstIndexNotBelow(id);
    if (this.ids[index] !== id) this.ids.splice(index, 0, id);
  }

  delete(id: string): void {
    const index = this.firstIndexNotBelow(id);
    if (this.ids[index] === id) this.ids.splice(index, 1);
  }

  /** At most `count` ids that follow `id` (from the first one where it is undefined), and whether there are more. */
  after(
    id: string | undefined,
    count: number,
  ): { readonly ids: readonly string[]; readonly hasMore: boolean } {
    const start = id === undefined ? 0 : this.firstIndexBeyond(id);
    return { ids: this.ids.slice(start, start + count), hasMore: start + count < this.ids.length };
  }

  [Symbol.iterator](): Iterator<string> {
    return this.ids[Symbol.iterator]();
  }

  private firstIndexBeyond(id: string): number {
    const index = this.firstIndexNotBelow(id);
    return this.ids[index] === id ? index + 1 : index;
  }

  private firstIndexNotBelow(id: string): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ids[middle] ?? "") < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
