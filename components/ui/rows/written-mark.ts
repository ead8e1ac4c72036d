import { lineAttributes, type MarkShape } from "@/components/ui/status/mark-shapes";
import { WrittenElement } from "./written-element";

/** A `Mark` whose shape the list draws without React, in the place of the one before. */
export class WrittenMark {
  readonly #paths: readonly WrittenElement[];
  #shape: MarkShape | undefined;

  /** @param element what holds the mark and nothing else */
  constructor(element: Element) {
    this.#paths = Array.from(element.querySelectorAll("path"), (path) => new WrittenElement(path));
  }

  draw(shape: MarkShape): void {
    if (this.#shape === shape) return;
    this.#shape = shape;
    const [fill, line, cut] = this.#paths;
    const { d, dash, cap } = lineAttributes(shape);
    fill?.set("d", shape.fill ?? "");
    line?.set("d", d);
    line?.set("stroke-dasharray", dash);
    line?.set("stroke-linecap", cap);
    cut?.set("d", shape.cut ?? "");
  }
}
