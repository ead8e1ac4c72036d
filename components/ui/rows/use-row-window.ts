import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { type Hideable, type ListedRows, RowWindow } from "./row-window";

/** Rows beyond the edges of the box. */
const OVERSCAN = 8;
/** By then the first picture of the page is painted. */
const READY_DELAY_MS = 250;

/** How many rows to render for a box into which no more than `capacity` of them fit. */
export function slotCount(capacity: number): number {
  return capacity === 0 ? 0 : capacity + 1 + 2 * OVERSCAN;
}

/** Does something when the next frame is on the screen; answers how to leave it. */
function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** The elements of a list whose rows React renders once. */
export interface RowElements<Slot> {
  /** What scrolls. */
  readonly box: RefObject<HTMLElement | null>;
  /** What holds the rows and nothing else. */
  readonly body: RefObject<HTMLElement | null>;
  /** Makes of a row what writes into it. The same function in each render. */
  readonly slotOf: (row: HTMLElement) => Slot;
  /** Another text whenever the rows are other elements. */
  readonly rendered: string;
}

/**
 * Keeps rows showing what the box is scrolled to: after each render all of them, while scrolling those that come into
 * sight, without React.
 * @param onPainted called after each of these with a test for the rows that are there
 */
export function useRowWindow<Slot extends Hideable>(
  { box, body, slotOf, rendered }: RowElements<Slot>,
  { rows, onPainted }: { rows: ListedRows<Slot>; onPainted: (isShown: (row: number) => boolean) => void },
): { readonly isScrolled: () => boolean } {
  const shown = useRef<{ window: RowWindow<Slot>; painted: () => void } | undefined>(undefined);
  useLayoutEffect(() => {
    if (box.current === null || body.current === null) return;
    const elements = [...body.current.children].filter((child) => child instanceof HTMLElement);
    const window = new RowWindow(box.current, elements.map(slotOf), OVERSCAN);
    shown.current = { window, painted: () => undefined };
  }, [box, body, slotOf, rendered]);
  useLayoutEffect(() => {
    if (shown.current === undefined) return;
    const { window } = shown.current;
    shown.current.painted = () => onPainted((row) => window.isShown(row));
    window.show(rows);
    shown.current.painted();
    return afterPaint(() => {
      window.finish();
      shown.current?.painted();
    });
  });
  useEffect(() => {
    const timer = setTimeout(() => shown.current?.window.ready(), READY_DELAY_MS);
    return () => clearTimeout(timer);
  }, [rendered]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = () => {
      shown.current?.window.follow();
      shown.current?.painted();
    };
    element.addEventListener("scroll", follow, { passive: true });
    return () => element.removeEventListener("scroll", follow);
  }, [box]);
  return { isScrolled: () => (shown.current?.window.top ?? 0) > 0 };
}
