/** What the harness asks of a page from inside. Times are milliseconds of the page's own clock. */
export interface PageProbe {
  /** Resolves with the time from navigation to the frame in which the list stands with all columns. */
  painted(): Promise<number>;
  /** Resolves with the time from navigation to the frame in which something of a selector stands. */
  paintedWith(selector: string): Promise<number>;
  /** Resolves with the time from navigation to the frame in which the first rows stand, before users can act. */
  readable(): Promise<number>;
  /** Waits for an event and then for the frame in which its outcome is on screen; resolves with the time between. */
  after(event: string, outcome: Outcome): Promise<number>;
  /** Watches the frames while the benchmark scrolls the list; resolves when it has stood still for a while. */
  watchScroll(): Promise<ScrolledFrames>;
  /** Watches the frames of so many milliseconds, and what the first element of a selector says in each of them. */
  watchFrames(ms: number, selector: string): Promise<WatchedFrames>;
  /** Goes back to where the list begins. */
  toTop(): void;
  /** How long a frame takes while nothing happens. */
  idleFrameMs(): Promise<number>;
  /** The rows on screen as text, cell by cell. */
  rows(): string[][];
  /** Rows of the list, on screen or not. */
  rowCount(): number;
}

export type Outcome =
  | { readonly kind: "row-count-changes" }
  /** The page says how many match: the filter may let all rows through. */
  | { readonly kind: "matches-are-counted" }
  | { readonly kind: "all-rows-selected" }
  | { readonly kind: "row-selected"; readonly node: string }
  /** What stands in the first element of a selector is another text, or the element has come. */
  | { readonly kind: "text-changes"; readonly selector: string };

export interface ScrolledFrames {
  readonly scrolledPixels: number;
  readonly intervalsMs: number[];
  /** Frames that were painted without a row where one belongs. */
  readonly framesWithBlanks: number;
}

export interface WatchedFrames {
  readonly intervalsMs: number[];
  /** How many times the text was another one than in the frame before. */
  readonly changes: number;
}

declare global {
  var benchProbe: PageProbe;
}

/** Runs inside the page, in both pages the same. It reads only what a treegrid says of itself. */
export function installPageProbe(): void {
  const rowHeight = 32;
  const waitMs = 30_000;

  const grid = (): HTMLElement | null => document.querySelector("[role=treegrid]:not([aria-busy=true])");
  const renderedRows = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>("[role=row][data-node]"),
  ];
  /** Without the rows beyond the edges of the list, which a user does not see. */
  const rowsOnScreen = (): HTMLElement[] => {
    const box = grid()?.getBoundingClientRect();
    return renderedRows().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box !== undefined && top < box.bottom && bottom > box.top;
    });
  };
  const statusLines = () => [...document.querySelectorAll("[role=status]")].map((line) => line.textContent);
  const rowCount = (): number => Number(grid()?.getAttribute("aria-rowcount") ?? 1) - 1;

  /** Whether every row that has room on the screen is there. */
  function isFilled(): boolean {
    const box = grid();
    if (box === null) return false;
    const first = Math.floor(box.scrollTop / rowHeight);
    const last = Math.min(rowCount(), first + Math.floor(box.clientHeight / rowHeight) - 1) - 1;
    return rowCount() > 0 && hasRow(box, first) && hasRow(box, last);
  }
  function hasRow(box: HTMLElement, row: number): boolean {
    return box.querySelector(`[data-node][aria-rowindex="${row + 2}"]`) !== null;
  }

  /** The frame in which something holds has been painted when the first task after it runs. */
  function paintedWhen(holds: () => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const look = () => {
        if (!holds()) {
          if (performance.now() - startedAt < waitMs) requestAnimationFrame(look);
          else reject(new Error("The page did not come to show the outcome within half a minute."));
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    });
  }

  function outcomeHolds(outcome: Outcome): () => boolean {
    const before = rowCount();
    switch (outcome.kind) {
      case "row-count-changes":
        return () => rowCount() !== before && isFilled();
      case "matches-are-counted":
        return () => isFilled() && statusLines().some((text) => text.endsWith("match"));
      case "all-rows-selected":
        return () =>
          isFilled() && rowsOnScreen().every((row) => row.getAttribute("aria-selected") === "true");
      case "text-changes": {
        const text = () => document.querySelector(outcome.selector)?.textContent;
        const textBefore = text();
        return () => text() !== undefined && text() !== textBefore;
      }
      case "row-selected":
        return () =>
          document.querySelector(`[data-node="${outcome.node}"]`)?.getAttribute("aria-selected") === "true";
    }
  }

  function nextFrame(): Promise<number> {
    return new Promise((resolve) => requestAnimationFrame(resolve));
  }

  globalThis.benchProbe = {
    painted: () => paintedWhen(isFilled),
    readable: () => paintedWhen(() => document.querySelectorAll("[role=row][data-node]").length > 10),
    paintedWith: (selector) => paintedWhen(() => document.querySelector(selector) !== null),
    after: (event, outcome) =>
      new Promise((resolve, reject) => {
        const holds = outcomeHolds(outcome);
        const limit = setTimeout(() => reject(new Error(`There was no ${event} for half a minute.`)), waitMs);
        const onEvent = () => {
          clearTimeout(limit);
          const startedAt = performance.now();
          paintedWhen(holds).then((paintedAt) => resolve(paintedAt - startedAt), reject);
        };
        addEventListener(event, onEvent, { capture: true, once: true });
      }),
    async watchScroll() {
      const box = grid();
      if (box === null) throw new Error("There is no list to scroll.");
      const startTop = box.scrollTop;
      const intervalsMs: number[] = [];
      let framesWithBlanks = 0;
      let top = startTop;
      let stillFrames = 0;
      let before = await nextFrame();
      while (stillFrames < 20) {
        const now = await nextFrame();
        const isMoving = box.scrollTop !== top;
        top = box.scrollTop;
        // The pause before the first movement and after the last one is no part of the scroll.
        if (isMoving) {
          intervalsMs.push(now - before);
          if (!isFilled()) framesWithBlanks++;
          stillFrames = 0;
        } else if (intervalsMs.length > 0) stillFrames++;
        before = now;
      }
      return { intervalsMs, framesWithBlanks, scrolledPixels: top - startTop };
    },
    async watchFrames(ms, selector) {
      const intervalsMs: number[] = [];
      let changes = 0;
      const text = () => document.querySelector(selector)?.textContent;
      let shown = text();
      const until = performance.now() + ms;
      let before = await nextFrame();
      while (performance.now() < until) {
        const now = await nextFrame();
        intervalsMs.push(now - before);
        before = now;
        if (text() !== shown) changes++;
        shown = text();
      }
      return { intervalsMs, changes };
    },
    toTop: () => grid()?.scrollTo({ top: 0 }),
    async idleFrameMs() {
      const intervals: number[] = [];
      let before = await nextFrame();
      while (intervals.length < 30) {
        const now = await nextFrame();
        intervals.push(now - before);
        before = now;
      }
      return intervals.sort((a, b) => a - b)[15] ?? 0;
    },
    rows: () =>
      renderedRows()
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) =>
          [...row.querySelectorAll<HTMLElement>("[role=gridcell]")].map((cell) =>
            cell.offsetWidth === 0 ? "(hidden)" : cell.innerText.replaceAll(/\s+/g, " ").trim(),
          ),
        ),
    rowCount,
  };
}
