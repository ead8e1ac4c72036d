import { lineAttributes, type MarkShape } from "@/components/ui/mark-shapes";
import { kindPaths } from "./kind-paths";
import type { RowContent } from "./row-content";
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
  readonly #cells: readonly Element[];
  readonly #parts = new Map<string, Element>();
  #focusedCell: Element | undefined;
  #content: RowContent | undefined;

  /** @param element a `TreeRow` that React does not render again */
  constructor(element: HTMLElement) {
    this.#element = element;
    this.#cells = [...element.children];
    for (const part of element.querySelectorAll("[data-fill]")) {
      this.#parts.set(part.getAttribute("data-fill") ?? "", part);
    }
  }

  /** The row is no target's any more. */
  hide(): void {
    this.#focusCell(-1, undefined);
    for (const name of ["id", "data-node", "data-focused", "aria-current"]) {
      setAttribute(this.#element, name, undefined);
    }
    setAttribute(this.#element, "hidden", "");
  }

  show(content: RowContent, state: RowState): void {
    this.#place(state);
    if (content === this.#content) return;
    this.#content = content;
    this.#write(content);
  }

  #place({ node, row, top, expanded, selected, open, focusedColumn, context }: RowState): void {
    const element = this.#element;
    setAttribute(element, "hidden", undefined);
    const transform = `translateY(${top}px)`;
    if (element.style.transform !== transform) element.style.transform = transform;
    setAttribute(element, "id", rowElementId(node));
    setAttribute(element, "data-node", String(node));
    setAttribute(element, "aria-rowindex", String(row + 2));
    setAttribute(element, "aria-expanded", expanded === undefined ? undefined : String(expanded));
    setAttribute(element, "aria-selected", String(selected));
    setAttribute(element, "aria-current", open ? "true" : undefined);
    setAttribute(element, "data-context", context ? "" : undefined);
    setAttribute(element, "data-focused", focusedColumn === WHOLE_ROW ? "" : undefined);
    this.#focusCell(node, focusedColumn);
  }

  #focusCell(node: number, column: number | undefined): void {
    const cell = column === undefined ? undefined : this.#cells[column];
    if (this.#focusedCell !== undefined && this.#focusedCell !== cell) {
      setAttribute(this.#focusedCell, "id", undefined);
      setAttribute(this.#focusedCell, "data-focused", undefined);
    }
    this.#focusedCell = cell;
    if (cell === undefined || column === undefined) return;
    setAttribute(cell, "id", cellElementId(node, column));
    setAttribute(cell, "data-focused", "");
  }

  #write(content: RowContent): void {
    const { governed, status, attention, inactive } = content;
    setAttribute(this.#element, "aria-level", String(content.depth + 1));
    this.#set("indent", "data-depth", String(content.depth));
    this.#set("kind", "d", kindPaths[content.kind]);
    this.#text("name", content.name);
    this.#set("name", "title", content.name);
    this.#set("name", "data-kind", content.kind);
    this.#set("name", "data-inactive", String(inactive !== ""));
    this.#text("role", content.role);
    this.#text("inactive", inactive);
    this.#text("id", content.id);
    this.#addClass("chip", governed.chipClass);
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

  #marked(of: string, { shape, markClass, text, textClass }: RowContent["status"] | RowContent["governed"]) {
    const mark = this.#parts.get(`${of}-mark`);
    if (mark === undefined) return;
    setAttribute(mark, "class", markClass);
    writeShape(mark, shape);
    this.#text(of, text);
    this.#set(of, "class", textClass);
  }

  /** Keeps the first class, which is the part's own. */
  #addClass(part: string, added: string): void {
    const own = this.#parts.get(part)?.classList.item(0) ?? "";
    this.#set(part, "class", `${own} ${added}`);
  }

  #set(part: string, name: string, value: string): void {
    const element = this.#parts.get(part);
    if (element !== undefined) setAttribute(element, name, value);
  }

  #text(part: string, text: string): void {
    const element = this.#parts.get(part);
    if (element === undefined) return;
    if (element.firstChild === null) element.textContent = text;
    else if (element.firstChild.nodeValue !== text) element.firstChild.nodeValue = text;
  }
}

function writeShape(mark: Element, shape: MarkShape): void {
  const [fill, line, cut] = mark.firstElementChild?.children ?? [];
  if (fill === undefined || line === undefined || cut === undefined) return;
  const { d, dash, cap } = lineAttributes(shape);
  setAttribute(fill, "d", shape.fill ?? "");
  setAttribute(line, "d", d);
  setAttribute(line, "stroke-dasharray", dash);
  setAttribute(line, "stroke-linecap", cap);
  setAttribute(cut, "d", shape.cut ?? "");
}

function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
