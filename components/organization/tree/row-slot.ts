import { type PlacedRow, RowPlace } from "@/components/ui/rows/row-place";
import { writeCell } from "@/components/ui/rows/written-cell";
import { WrittenParts } from "@/components/ui/rows/written-parts";
import type { RowContent } from "./row-content";
import { WHOLE_ROW } from "@/components/inventory/tree/tree-keyboard";

/** What a row says besides its content: where it stands and what has been done with it. */
export interface RowState extends PlacedRow {
  readonly selected: boolean;
  /** Whether this row's panel is open. */
  readonly open: boolean;
  /** Column that has the keyboard; -1 for the row as a whole; undefined when the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  /** Shown only because something below it matches the filter. */
  readonly context: boolean;
}

/** `id`s that `aria-activedescendant` of the grid points to. */
export function rowElementId(node: number): string {
  return `node-${node}`;
}
export function cellElementId(node: number, column: number): string {
  return `node-${node}-${column}`;
}

/**
 * One row's elements, made once by React and then written into: whatever scrolls in takes the place of what scrolls out,
 * and only what differs is touched. React would compare forty rows of thirty elements for each frame of a scroll.
 */
export class RowSlot {
  readonly #place: RowPlace;
  readonly #parts: WrittenParts;
  #content: RowContent | undefined;

  /** @param element a `TreeRow` that React does not render again */
  constructor(element: HTMLElement) {
    this.#place = new RowPlace(element);
    this.#parts = new WrittenParts(element);
  }

  ready(): void {
    this.#place.ready();
  }

  hide(): void {
    for (const name of ["id", "data-focused", "aria-current"]) this.#place.row.set(name, undefined);
    this.#place.hide();
  }

  show(content: RowContent, state: RowState): void {
    const { row } = this.#place;
    const { node, focusedColumn } = state;
    this.#place.put(state);
    row.set("id", rowElementId(node));
    row.set("aria-selected", String(state.selected));
    row.set("aria-current", state.open ? "true" : undefined);
    row.set("data-context", state.context ? "" : undefined);
    row.set("data-focused", focusedColumn === WHOLE_ROW ? "" : undefined);
    this.#place.focusCell(focusedColumn, cellElementId(node, focusedColumn ?? WHOLE_ROW));
    this.#fill(content);
  }

  #fill(content: RowContent): void {
    if (content === this.#content) return;
    this.#content = content;
    this.#place.row.set("aria-level", content.level?.toString());
    for (const cell of content.cells) writeCell(this.#parts, cell);
  }
}
