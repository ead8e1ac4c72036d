import type { CSSProperties } from "react";
import { type CookieStore, createCookieStore } from "@/components/ui/stores/cookie-store";

/** The widths in rem that columns of a list were given, by their names. Others keep the width of their own. */
export type ColumnWidths = Readonly<Record<string, number>>;

export const MIN_WIDTH_REM = 3;
export const MAX_WIDTH_REM = 60;
/** A column that was made wide gives its room back, down to this, before anything is cut off at the end of the row. */
const SHRINKS_TO_REM = 4;

/** Remembers them under the name of a cookie. A width that makes no sense is none. */
export function rememberedWidths(cookie: string): CookieStore<ColumnWidths> {
  return createCookieStore<ColumnWidths>(
    cookie,
    (text = "") =>
      Object.fromEntries(
        [...new URLSearchParams(text)].flatMap(([column, width]) => {
          const rem = Number(width);
          return rem >= MIN_WIDTH_REM && rem <= MAX_WIDTH_REM ? [[column, rem]] : [];
        }),
      ),
    (widths) =>
      new URLSearchParams(Object.entries(widths).map(([column, rem]) => [column, String(rem)])).toString(),
  );
}

/** The widths after a column was given one, within the bounds and to a sixteenth of a rem; undefined gives it its own back. */
export function withWidth(widths: ColumnWidths, column: string, rem: number | undefined): ColumnWidths {
  const others = Object.fromEntries(Object.entries(widths).filter(([name]) => name !== column));
  if (rem === undefined) return others;
  const bounded = Math.min(MAX_WIDTH_REM, Math.max(MIN_WIDTH_REM, rem));
  return { ...others, [column]: Math.round(bounded * 16) / 16 };
}

/** A track of the grid: the column's own, until it is given a width. */
export function resizableTrack(column: string, track: string): string {
  return `var(${widthVariable(column)}, ${track})`;
}

/** What has {@link resizableTrack} take the widths, for an element around the grid. */
export function widthStyle(widths: ColumnWidths): CSSProperties {
  const style: CSSProperties = {};
  for (const [column, rem] of Object.entries(widths)) style[widthVariable(column)] = widthTrack(rem);
  return style;
}

/** The track of a column of that width. */
export function widthTrack(rem: number): string {
  return `minmax(${Math.min(rem, SHRINKS_TO_REM)}rem, ${rem}rem)`;
}

/** The names of columns of tags hold what the name of a property can't. */
export function widthVariable(column: string): `--${string}` {
  return `--width-${column.replaceAll(/[^a-z\d-]/gi, (sign) => `_${sign.charCodeAt(0).toString(16)}`)}`;
}
