import { WrittenElement } from "./written-element";

/** Where a row of a treegrid, or of a grid, stands. */
export interface PlacedRow {
  readonly node: number;
  readonly row: number;
  /** Distance from the top of the list in pixels. */
  readonly top: number;
  /** Undefined for a row without children, and in a list. */
  readonly expanded: boolean | undefined;
}

/** Above the list, in pixels, where it cannot be scrolled to. */
const PARKED_TOP = -1000;

/** The element of a row: where it stands, whether it is there at all, and which of its cells has the keyboard. */
export class RowPlace {
  readonly #box: HTMLElement;
  readonly #cells: readonly WrittenElement[];
  readonly row: WrittenElement;
  #focusedCell: WrittenElement | undefined;
  #top: number | undefined;
  #wasPut = false;
  #isReady = false;

  constructor(element: HTMLElement) {
    this.#box = element;
    this.row = new WrittenElement(element);
    this.#cells = Array.from(element.children, (cell) => new WrittenElement(cell));
  }

  put({ node, row, top, expanded }: PlacedRow): void {
    this.row.set("hidden", undefined);
    this.row.set("aria-hidden", undefined);
    this.row.set("data-parked", undefined);
    this.#wasPut = true;
    this.#move(top);
    this.row.set("data-node", String(node));
    this.row.set("aria-rowindex", String(row + 2));
    this.row.set("aria-expanded", expanded === undefined ? undefined : String(expanded));
  }

  /** Gives the keyboard to the n-th cell, which is called `id` then; to none where `index` is undefined. */
  focusCell(index: number | undefined, id: string): void {
    const cell = index === undefined ? undefined : this.#cells[index];
    if (this.#focusedCell !== undefined && this.#focusedCell !== cell) {
      this.#focusedCell.set("id", undefined);
      this.#focusedCell.set("data-focused", undefined);
    }
    this.#focusedCell = cell;
    cell?.set("id", id);
    cell?.set("data-focused", "");
  }

  /**
   * The row is no target's any more. It keeps what it says, because writing and laying out nothing costs as much as writing
   * the next target: the list's style sheet keeps `data-parked` from being seen and found.
   */
  hide(): void {
    this.focusCell(undefined, "");
    this.row.set("data-node", undefined);
    this.row.set("aria-hidden", "true");
    this.row.set("data-parked", this.#wasPut ? "" : undefined);
    this.row.set("hidden", this.#isReady ? undefined : "");
    this.#move(PARKED_TOP);
  }

  /**
   * Lays a hidden row out off screen before the user needs it: a branch that is opened later needs the texts of its
   * rows, and not their boxes.
   */
  ready(): void {
    this.#isReady = true;
    this.row.set("hidden", undefined);
  }

  #move(top: number): void {
    if (this.#top === top) return;
    this.#top = top;
    this.#box.style.transform = `translateY(${top}px)`;
  }
}
