import { WrittenElement } from "@/components/ui/written-element";
import { WrittenMark } from "@/components/ui/written-mark";
import { kindPaths } from "./kind-paths";
import { emptyContent, type MarkedText, type RowContent } from "./row-content";
import { WHOLE_ROW } from "./tree-keyboard";

/** What a row says besides its content: where it stands and what has been done with it. */
export interface RowState {
  readonly node: number;
  readonly row: number;
  /** Distance from the top of the list in pixels. */
  readonly top: number;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** Whether this row's panel is open. */
  readonly open: boolean;
  /** Column that has the keyboard; -1 for the row as a whole; undefined when the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  /** Shown only because something below it matches the filter. */
  readonly context: boolean;
}

/** Above the list, in pixels, where it cannot be scrolled to. */
const PARKED_TOP = -1000;

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
  readonly #element: HTMLElement;
  readonly #row: WrittenElement;
  readonly #cells: readonly WrittenElement[];
  readonly #parts = new Map<string, WrittenElement>();
  readonly #marks = new Map<string, WrittenMark>();
  readonly #chipClass: string;
  #focusedCell: WrittenElement | undefined;
  #content: RowContent | undefined;
  #top: number | undefined;
  #isReady = false;

  /** @param element a `TreeRow` that React does not render again */
  constructor(element: HTMLElement) {
    this.#element = element;
    this.#row = new WrittenElement(element);
    this.#cells = Array.from(element.children, (cell) => new WrittenElement(cell));
    for (const part of element.querySelectorAll("[data-fill]")) {
      const name = part.getAttribute("data-fill") ?? "";
      this.#parts.set(name, new WrittenElement(part));
      if (name.endsWith("-mark")) this.#marks.set(name, new WrittenMark(part));
    }
    // The first class is the chip's own and stays.
    this.#chipClass = this.#parts.get("chip")?.element.classList.item(0) ?? "";
  }

  /** The row is no target's any more. */
  hide(): void {
    this.#focusCell(-1, undefined);
    for (const name of ["id", "data-node", "data-focused", "aria-current"]) this.#row.set(name, undefined);
    if (this.#content !== undefined) this.#fill(emptyContent);
    this.#row.set("aria-hidden", "true");
    this.#row.set("hidden", this.#isReady ? undefined : "");
    this.#move(PARKED_TOP);
  }

  /**
   * Lays a hidden row out where nobody sees it, while nobody waits: a branch that is opened later needs the texts of
   * its rows, and not their boxes.
   */
  ready(): void {
    this.#isReady = true;
    this.#row.set("hidden", undefined);
  }

  show(content: RowContent, state: RowState): void {
    this.#place(state);
    this.#fill(content);
  }

  #fill(content: RowContent): void {
    if (content === this.#content) return;
    this.#content = content;
    this.#write(content);
  }

  #move(top: number): void {
    if (this.#top === top) return;
    this.#top = top;
    this.#element.style.transform = `translateY(${top}px)`;
  }

  #place({ node, row, top, expanded, selected, open, focusedColumn, context }: RowState): void {
    const element = this.#row;
    element.set("hidden", undefined);
    element.set("aria-hidden", undefined);
    this.#move(top);
    element.set("id", rowElementId(node));
    element.set("data-node", String(node));
    element.set("aria-rowindex", String(row + 2));
    element.set("aria-expanded", expanded === undefined ? undefined : String(expanded));
    element.set("aria-selected", String(selected));
    element.set("aria-current", open ? "true" : undefined);
    element.set("data-context", context ? "" : undefined);
    element.set("data-focused", focusedColumn === WHOLE_ROW ? "" : undefined);
    this.#focusCell(node, focusedColumn);
  }

  #focusCell(node: number, column: number | undefined): void {
    const cell = column === undefined ? undefined : this.#cells[column];
    if (this.#focusedCell !== undefined && this.#focusedCell !== cell) {
      this.#focusedCell.set("id", undefined);
      this.#focusedCell.set("data-focused", undefined);
    }
    this.#focusedCell = cell;
    if (cell === undefined || column === undefined) return;
    cell.set("id", cellElementId(node, column));
    cell.set("data-focused", "");
  }

  #write(content: RowContent): void {
    const { governed, status, attention, inactive } = content;
    this.#row.set("aria-level", String(content.depth + 1));
    this.#set("indent", "data-depth", String(content.depth));
    this.#set("kind", "d", kindPaths[content.kind]);
    this.#text("name", content.name);
    this.#set("name", "title", content.name);
    this.#set("name", "data-kind", content.kind);
    this.#set("name", "data-inactive", String(inactive !== ""));
    this.#text("role", content.role);
    this.#text("inactive", inactive);
    this.#text("id", content.id);
    this.#set("chip", "class", `${this.#chipClass} ${governed.chipClass}`);
    this.#set("chip", "title", governed.text);
    this.#marked("governed", governed);
    this.#text("applied", governed.source);
    this.#text("from", content.from);
    this.#text("from-name", content.fromName);
    this.#marked("status", status);
    this.#text("age", status.age);
    this.#text("attention", attention.text);
    this.#set("attention", "data-part", attention.part);
    this.#set("attention", "class", attention.className);
    this.#text("accounts", content.accounts);
    this.#text("message", content.message);
    this.#set("message", "title", content.message);
    this.#text("updated", content.updated);
  }

  #marked(of: string, { shape, markClass, text, textClass }: MarkedText): void {
    this.#set(`${of}-mark`, "class", markClass);
    this.#marks.get(`${of}-mark`)?.draw(shape);
    this.#text(of, text);
    this.#set(of, "class", textClass);
  }

  #set(part: string, name: string, value: string): void {
    this.#parts.get(part)?.set(name, value);
  }

  #text(part: string, text: string): void {
    this.#parts.get(part)?.say(text);
  }
}
