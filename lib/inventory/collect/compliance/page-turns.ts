/**
 * Lets several lists be read at once, page by page in turns: no more calls than so many are under way, first come, first served.
 * Lists that are as long end together, so that the rate is used up to the last page.
 */
export class PageTurns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param atOnce how many pages may be under way */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Lets so many more pages be under way. */
  widen(by: number): void {
    this.#free += by;
    this.#serve();
  }

  /** The pages of a list, each fetched when its turn has come. */
  async *pagesOf<Page>(list: AsyncGenerator<Page, void, undefined>): AsyncGenerator<Page, void, undefined> {
    try {
      for (;;) {
        const page = await this.#fetched(list);
        if (page.done === true) return;
        yield page.value;
      }
    } finally {
      await list.return();
    }
  }

  async #fetched<Page>(list: AsyncGenerator<Page, void, undefined>): Promise<IteratorResult<Page, void>> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#serve();
    });
    try {
      return await list.next();
    } finally {
      this.widen(1);
    }
  }

  #serve(): void {
    while (this.#free > 0) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#free -= 1;
      next();
    }
  }
}
