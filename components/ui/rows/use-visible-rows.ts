import { type RefObject, useEffect, useState } from "react";

/** The part of a long list that is worth drawing: rows `[first, last)`. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
  /** Rows that fit into the box at once. */
  readonly pageRows: number;
  /** In pixels: the height that was given, or the one for a narrow box. */
  readonly rowHeight: number;
}

/** Rows drawn beyond the edges, so that a fast wheel does not outrun the next frame. */
const overscan = 8;
/** Before the box has been measured: as many as a large screen shows. */
const unmeasured = 40;
/** Narrower boxes, in pixels, have room for two lines rather than for columns. */
const narrow = 480;

/**
 * Which of `count` rows of one height a scrolling box shows. Scrolling within a row changes nothing.
 * @param narrowHeight the height of rows in a box as narrow as a phone, where that is another
 */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  {
    count,
    rowHeight: wideHeight,
    narrowHeight = wideHeight,
  }: { readonly count: number; readonly rowHeight: number; readonly narrowHeight?: number },
): VisibleRange {
  const [shown, setShown] = useState({ firstRow: 0, rows: unmeasured, rowHeight: wideHeight });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const read = () => {
      const rowHeight = element.clientWidth < narrow ? narrowHeight : wideHeight;
      const firstRow = Math.floor(element.scrollTop / rowHeight);
      const rows = Math.ceil(element.clientHeight / rowHeight);
      setShown((before) =>
        before.firstRow === firstRow && before.rows === rows && before.rowHeight === rowHeight
          ? before
          : { firstRow, rows, rowHeight },
      );
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [box, wideHeight, narrowHeight]);
  return {
    first: Math.max(0, Math.min(shown.firstRow, count) - overscan),
    last: Math.min(count, shown.firstRow + shown.rows + overscan),
    pageRows: Math.max(1, shown.rows - 1),
    rowHeight: shown.rowHeight,
  };
}
