import { type PlacedRow, RowPlace } from "@/components/ui/rows/row-place";
import { WrittenParts } from "@/components/ui/rows/written-parts";
import { formatCount } from "@/lib/format/count";
import { type CellContent, cellContents } from "./matrix-content";
import type { MatrixRowView } from "@/components/inventory/packs/matrix-row-view";

export interface MatrixRowState extends PlacedRow {
  /** The pack that has the keyboard; -1 for the row's name; undefined when the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  /** Of an OU, how many accounts below match the filter; undefined without one. */
  readonly matching: number | undefined;
}

/** `id`s that `aria-activedescendant` of the grid points to; column -1 is the name. */
export function matrixCellId(node: number, column: number): string {
  return `cell-${node}-${column}`;
}

/** One row of the matrix, written into as `RowSlot` does: cells that say the same as before are left alone. */
export class MatrixSlot {
  readonly #place: RowPlace;
  readonly #parts: WrittenParts;
  #view: MatrixRowView | undefined;
  #cells: readonly CellContent[] = [];

  /** @param element a `MatrixRow` that React does not render again */
  constructor(element: HTMLElement) {
    this.#place = new RowPlace(element);
    this.#parts = new WrittenParts(element);
  }

  ready(): void {
    this.#place.ready();
  }

  hide(): void {
    this.#place.row.set("data-current", undefined);
    this.#place.hide();
  }

  show(view: MatrixRowView, state: MatrixRowState): void {
    const { node, focusedColumn, matching } = state;
    this.#place.put(state);
    this.#place.row.set("data-current", focusedColumn === undefined ? undefined : "");
    // The name is the first cell of the row.
    const cell = focusedColumn === undefined ? undefined : focusedColumn + 1;
    this.#place.focusCell(cell, matrixCellId(node, focusedColumn ?? -1));
    this.#parts.say("matching", matching === undefined ? "" : formatCount(matching));
    if (this.#view === view) return;
    this.#view = view;
    this.#name(view);
    const cells = cellContents(view);
    cells.forEach((content, pack) => this.#cell(content, pack));
    this.#cells = cells;
  }

  #name({ kind, depth, name, id, state }: MatrixRowView): void {
    const parts = this.#parts;
    this.#place.row.set("aria-level", String(depth + 1));
    this.#place.row.set("data-kind", kind);
    parts.set("indent", "data-depth", String(depth));
    parts.set("kind", "data-kind", kind);
    parts.say("name", name);
    parts.set("name", "title", `${name} ${id}`);
    parts.set("name", "data-inactive", String(state !== undefined && state !== "ACTIVE"));
  }

  #cell(content: CellContent, pack: number): void {
    if (this.#cells[pack] === content) return;
    this.#parts.mark(`cell-${pack}`, content);
    this.#parts.set(`cell-${pack}-box`, "aria-label", content.said);
  }
}
