"use client";

import { createContext, type KeyboardEvent, type PointerEvent, type ReactNode, use } from "react";
import type { CookieStore } from "@/components/ui/stores/cookie-store";
import { useChosen } from "@/components/ui/stores/use-chosen";
import {
  type ColumnWidths,
  MAX_WIDTH_REM,
  MIN_WIDTH_REM,
  widthStyle,
  widthTrack,
  widthVariable,
  withWidth,
} from "./column-widths";

interface Resizing {
  readonly widths: ColumnWidths;
  readonly choose: (widths: ColumnWidths) => void;
}

const ResizingContext = createContext<Resizing | undefined>(undefined);
const STEP_REM = 1;

/** What is inside has columns of the widths that its reader gave them. `initial` is what the server has read of the cookie. */
export function ResizableColumns({
  store,
  initial,
  children,
}: {
  store: CookieStore<ColumnWidths>;
  initial: ColumnWidths;
  children: ReactNode;
}) {
  const widths = useChosen(store, initial);
  return (
    <ResizingContext value={{ widths, choose: store.choose }}>
      <div data-widths="" className="contents" style={widthStyle(widths)}>
        {children}
      </div>
    </ResizingContext>
  );
}

/** Whether any column has a width that it was given, and what takes all of them back. */
export function useWidths(): { readonly areChosen: boolean; readonly reset: () => void } {
  const resizing = use(ResizingContext);
  return {
    areChosen: Object.keys(resizing?.widths ?? {}).length > 0,
    reset: () => resizing?.choose({}),
  };
}

/**
 * The keys of a column's header: with Shift, the arrows make the column wider and narrower. Answers nothing outside of
 * `ResizableColumns`.
 */
export function useWidthKeys(): (event: KeyboardEvent<HTMLElement>, column: string) => void {
  const resizing = use(ResizingContext);
  return (event, column) => {
    const sign = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (resizing === undefined || sign === undefined || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const now = resizing.widths[column] ?? remOf(event.currentTarget);
    resizing.choose(withWidth(resizing.widths, column, now + sign * STEP_REM));
  };
}

/** Stands at the end of a header: pulled it makes the column wider or narrower, pressed twice it gives it its own width back. */
export function WidthHandle({ column, title, ownRem }: { column: string; title: string; ownRem: number }) {
  const resizing = use(ResizingContext);
  if (resizing === undefined) return null;
  const { widths, choose } = resizing;

  function pull(event: PointerEvent<HTMLElement>): void {
    const handle: HTMLElement = event.currentTarget;
    const header = handle.parentElement;
    const grid = handle.closest<HTMLElement>("[data-widths]");
    if (event.button !== 0 || header === null || grid === null) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const begun = { x: event.clientX, rem: remOf(header) };
    let next = widths;
    const over = new AbortController();
    const { signal } = over;
    // While it is pulled the property alone is written: React hears of the width that is kept.
    handle.addEventListener(
      "pointermove",
      ({ clientX }) => {
        next = withWidth(widths, column, begun.rem + (clientX - begun.x) / pixelsOfRem());
        grid.style.setProperty(widthVariable(column), widthTrack(next[column] ?? begun.rem));
      },
      { signal },
    );
    handle.addEventListener(
      "lostpointercapture",
      () => {
        over.abort();
        if (next !== widths) choose(next);
      },
      { signal },
    );
  }

  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={widths[column] ?? ownRem}
      aria-valuemin={MIN_WIDTH_REM}
      aria-valuemax={MAX_WIDTH_REM}
      tabIndex={-1}
      title="Drag to resize, double-click to reset (Shift+← →)"
      onPointerDown={pull}
      onDoubleClick={() => choose(withWidth(widths, column, undefined))}
      className="absolute inset-y-1 -right-2 z-10 w-2.5 cursor-col-resize touch-none rounded-chip after:absolute after:inset-y-0 after:left-1/2 after:w-px after:bg-line hover:after:bg-accent focus-visible:after:bg-accent"
    />
  );
}

function remOf(header: HTMLElement): number {
  return header.getBoundingClientRect().width / pixelsOfRem();
}

function pixelsOfRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
