import type { Opening, Outcome, ScrolledFrames, WatchedFrames } from "./probed";

/** Where a page keeps its list. */
export interface ListSelectors {
  /** What scrolls. */
  readonly box: string;
  /** What says by `aria-rowcount` how many rows there are; the header is one of them. */
  readonly count: string;
  readonly row: string;
  /** In a row, what holds the text of one column. */
  readonly cell: string;
  /** In a row, what selects it. */
  readonly select: string;
}

/** What the harness asks of a page from inside. Times are milliseconds of the page's own clock. */
export interface PageProbe {
  /** Resolves with the time from navigation to the frame in which the list stands with all columns. */
  painted(): Promise<number>;
  /** Resolves with the time from navigation to the frame in which something of a selector stands. */
  paintedWith(selector: string): Promise<number>;
  /** Resolves with the time from navigation to the frame in which the first rows stand, before users can act. */
  readable(): Promise<number>;
  /** Uses the list as soon as it lets itself be used; resolves with the times from navigation. */
  opening(): Promise<Opening>;
  /** Listens for an event from now on, and then for the frame in which its outcome is on screen. */
  listen(event: string, outcome: Outcome): void;
  /** The time between the two, in milliseconds; rejects where one of them did not come in half a minute. */
  elapsed(): Promise<number>;
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

declare global {
  var benchProbe: PageProbe;
}

/** Runs inside the page, in all pages the same. It reads only what a list says of itself. */
export function installPageProbe(selectors: ListSelectors): void {
  const waitMs = 30_000;
  const grid = (): HTMLElement | null => document.querySelector(selectors.box);
  const renderedRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selectors.row)];
  /** Without the rows beyond the edges of the list, which a user does not see. */
  const rowsOnScreen = (): HTMLElement[] => {
    const box = grid()?.getBoundingClientRect();
    return renderedRows().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box !== undefined && top < box.bottom && bottom > box.top;
    });
  };
  const statusLines = () => [...document.querySelectorAll("[role=status]")].map((line) => line.textContent);
  const rowCount = (): number =>
    Number(document.querySelector(selectors.count)?.getAttribute("aria-rowcount") ?? 1) - 1;
  const nodeOf = (row: Element) =>
    row.getAttribute("data-node") ??
    row.querySelector("[data-node]")?.getAttribute("data-node") ??
    row.getAttribute("row-id");
  const isSelected = (row: HTMLElement): boolean =>
    row.getAttribute("aria-selected") === "true" ||
    row.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked === true;

  /** Whether every row that has room on the screen is there. */
  function isFilled(): boolean {
    const box = grid();
    const rowHeight = document.querySelector<HTMLElement>(selectors.row)?.offsetHeight;
    if (box === null || rowHeight === undefined) return false;
    const first = Math.floor(box.scrollTop / rowHeight);
    const last = Math.min(rowCount(), first + Math.floor(box.clientHeight / rowHeight) - 1) - 1;
    return rowCount() > 0 && hasRow(box, first) && hasRow(box, last);
  }
  function hasRow(box: HTMLElement, row: number): boolean {
    return box.querySelector(`${selectors.row}[aria-rowindex="${row + 2}"]`) !== null;
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
        return () => isFilled() && rowsOnScreen().every(isSelected);
      case "text-changes": {
        const text = () => document.querySelector(outcome.selector)?.textContent;
        const textBefore = text();
        return () => text() !== undefined && text() !== textBefore;
      }
      case "goes":
        return () => document.querySelector(outcome.selector) === null;
      case "row-selected":
        return () => {
          const row = document
            .querySelector(`[data-node="${outcome.node}"]`)
            ?.closest<HTMLElement>(selectors.row);
          return row !== null && row !== undefined && isSelected(row);
        };
      case "rows-change": {
        const nodes = () => rowsOnScreen().map(nodeOf).join();
        const nodesBefore = nodes();
        return () => isFilled() && nodes() !== nodesBefore;
      }
    }
  }

  function nextFrame(): Promise<number> {
    return new Promise((resolve) => requestAnimationFrame(resolve));
  }

  /** Asks every third frame until something is another; resolves with when it is. */
  function answered(value: () => number | boolean, ask: () => void): Promise<number> {
    const before = value();
    let frame = 0;
    return paintedWhen(() => {
      if (value() !== before) return true;
      if (frame++ % 3 === 0) ask();
      return value() !== before;
    });
  }

  /** Types a text as a person would have: React listens to what the browser itself sets. */
  function enter(input: HTMLInputElement | null, text: string): void {
    if (input === null) return;
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    for (const typed of ["", text]) {
      value?.set?.call(input, typed);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  function bufferedLongTasks(): Promise<readonly PerformanceEntry[]> {
    return new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => done(list.getEntries()));
      const timer = setTimeout(() => done([]), 200);
      function done(entries: readonly PerformanceEntry[]) {
        clearTimeout(timer);
        observer.disconnect();
        resolve(entries);
      }
      observer.observe({ type: "longtask", buffered: true });
    });
  }

  let heard = Promise.reject<number>(new Error("There is nothing that the page listens for."));
  heard.catch(() => undefined);

  globalThis.benchProbe = {
    painted: () => paintedWhen(isFilled),
    readable: () => paintedWhen(() => document.querySelectorAll(selectors.row).length > 10),
    async opening() {
      const visibleMs = await paintedWhen(() => renderedRows().length > 3);
      const opensMs = await answered(rowCount, () =>
        document
          .querySelector<HTMLElement>(`${selectors.row}[aria-expanded=false] [data-part=twisty]`)
          ?.click(),
      );
      const answersMs = await answered(
        () => statusLines().some((text) => text.endsWith("match")),
        () => enter(document.querySelector("input[type=search]"), "p"),
      );
      await paintedWhen(isFilled);
      const firstPaintMs = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN;
      const longTasks = await bufferedLongTasks();
      const late = longTasks.filter(({ startTime }) => startTime > firstPaintMs);
      return {
        ...{ firstPaintMs, visibleMs, usableMs: Math.max(opensMs, answersMs) },
        blockedMs: late.reduce((sum, { duration }) => sum + duration - 50, 0),
      };
    },
    paintedWith: (selector) => paintedWhen(() => document.querySelector(selector) !== null),
    listen(event, outcome) {
      heard = new Promise((resolve, reject) => {
        const holds = outcomeHolds(outcome);
        const limit = setTimeout(() => reject(new Error(`There was no ${event} for half a minute.`)), waitMs);
        const onEvent = () => {
          clearTimeout(limit);
          const startedAt = performance.now();
          paintedWhen(holds).then((paintedAt) => resolve(paintedAt - startedAt), reject);
        };
        addEventListener(event, onEvent, { capture: true, once: true });
      });
      // Who asks for it hears of a failure.
      heard.catch(() => undefined);
    },
    elapsed: () => heard,
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
          [...row.querySelectorAll<HTMLElement>(selectors.cell)].map((cell) =>
            cell.offsetWidth === 0 ? "(hidden)" : cell.innerText.replaceAll(/\s+/g, " ").trim(),
          ),
        ),
    rowCount,
  };
}
