import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { RowSlot } from "./row-slot";
import { type ListedRows, RowWindow } from "./row-window";

/** Rows beyond the edges of the box. */
const OVERSCAN = 8;
/** By then the first picture of the page is painted. */
const READY_DELAY_MS = 250;

/** How many rows to render for a box into which no more than `capacity` of them fit. */
export function slotCount(capacity: number): number {
  return capacity === 0 ? 0 : capacity + 1 + 2 * OVERSCAN;
}

/**
 * Keeps the rows of `body`, which React renders once, showing what the box is scrolled to: after each render all of
 * them, while scrolling those that come into sight, without React.
 * @param onPainted told after each of these which rows are there
 */
export function useRowWindow(
  { box, body }: { box: RefObject<HTMLElement | null>; body: RefObject<HTMLElement | null> },
  slots: number,
  { rows, onPainted }: { rows: ListedRows<RowSlot>; onPainted: (isShown: (row: number) => boolean) => void },
): { readonly isScrolled: () => boolean } {
  const shown = useRef<{ window: RowWindow<RowSlot>; painted: () => void } | undefined>(undefined);
  useLayoutEffect(() => {
    if (box.current === null || body.current === null) return;
    const elements = [...body.current.children].filter((child) => child instanceof HTMLElement);
    const made = elements.map((element) => new RowSlot(element));
    const window = new RowWindow(box.current, made, OVERSCAN);
    shown.current = { window, painted: () => undefined };
  }, [box, body, slots]);
  useLayoutEffect(() => {
    if (shown.current === undefined) return;
    const { window } = shown.current;
    shown.current.painted = () => onPainted((row) => window.isShown(row));
    window.show(rows);
    shown.current.painted();
  });
  useEffect(() => {
    const timer = setTimeout(() => shown.current?.window.ready(), READY_DELAY_MS);
    return () => clearTimeout(timer);
  }, [slots]);
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
