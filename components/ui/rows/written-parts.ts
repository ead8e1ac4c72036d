import type { MarkedText } from "./marked-text";
import { WrittenElement } from "./written-element";
import { WrittenMark } from "./written-mark";

/** The parts of a row by the names in their `data-fill`. A part that the row does not have is not written. */
export class WrittenParts {
  readonly #parts = new Map<string, WrittenElement>();
  readonly #marks = new Map<string, WrittenMark>();

  /** @param row an element that React does not render again */
  constructor(row: Element) {
    for (const part of row.querySelectorAll("[data-fill]")) {
      const name = part.getAttribute("data-fill") ?? "";
      this.#parts.set(name, new WrittenElement(part));
      if (name.endsWith("-mark")) this.#marks.set(name, new WrittenMark(part));
    }
  }

  set(part: string, attribute: string, value: string | undefined): void {
    this.#parts.get(part)?.set(attribute, value);
  }

  say(part: string, text: string): void {
    this.#parts.get(part)?.say(text);
  }

  /** Writes what `MarkedParts` renders. */
  mark(part: string, { shape, markClass, text, textClass }: MarkedText): void {
    this.set(`${part}-mark`, "class", markClass);
    this.#marks.get(`${part}-mark`)?.draw(shape);
    this.say(part, text);
    this.set(part, "class", textClass);
  }
}
