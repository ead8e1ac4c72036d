import { type RefObject, useEffect, useState } from "react";

/** Rows rendered beyond the edges, so that a fast wheel does not outrun the next frame. */
const OVERSCAN = 8;

export interface VirtualRows {
  /** The rows to render: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Rows that fit into the box, at least one. */
  readonly pageRows: number;
  /** Scrolls a row into sight. */
  readonly reveal: (row: number) => void;
}

/** Which rows of one height a scrolling box has to render. Scrolling within a row renders nothing. */
export function useVirtualRows(
  box: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): VirtualRows {
  const [seen, setSeen] = useState({ first: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const height = element.clientHeight;
      setSeen((before) => (before.first === first && before.height === height ? before : { first, height }));
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [box, rowHeight]);

  const pageRows = Math.max(1, Math.floor(seen.height / rowHeight));
  return {
    start: Math.max(0, Math.min(seen.first, count - pageRows) - OVERSCAN),
    end: Math.min(count, seen.first + pageRows + OVERSCAN + 1),
    pageRows,
    reveal: (row) => {
      const element = box.current;
      if (!element || row < 0) return;
      const top = row * rowHeight;
      const lowest = top - element.clientHeight + rowHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (lowest > element.scrollTop) element.scrollTo({ top: lowest });
    },
  };
}
