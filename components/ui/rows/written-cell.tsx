import type { ReactNode } from "react";
import { MarkedParts, type MarkedText, noShape } from "./marked-text";
import type { WrittenParts } from "./written-parts";

/** What a part of a cell shows. What it shows for one row it shows for each, or something of another row would stay. */
interface PartContent {
  readonly text?: string;
  readonly className?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A cell as texts and classes alone, each by the name of its part; a plain text is a part that shows nothing else. */
export interface CellContent<Part extends string = string, MarkName extends string = string> {
  readonly parts: Readonly<Record<Part, string | PartContent>>;
  readonly marks: Readonly<Record<MarkName, MarkedText>>;
}

/** Makes the elements of a cell that are written into, with what they show first. */
export interface CellParts<Part extends string = string, MarkName extends string = string> {
  readonly part: (name: Part, className?: string, children?: ReactNode) => ReactNode;
  readonly mark: (name: MarkName) => ReactNode;
}

const noMark: MarkedText = { shape: noShape, markClass: "", text: "", textClass: "" };

/** The elements of a cell with a content, or of one that waits, unseen, for what will be written into it. */
export function cellParts(content: CellContent | undefined): CellParts {
  return {
    part: (name, className, children) => {
      const shown = partContent(content?.parts[name] ?? "");
      return (
        <span data-fill={name} className={shown.className ?? className} {...shown.attributes}>
          {children ?? shown.text}
        </span>
      );
    },
    mark: (name) => <MarkedParts of={name} {...(content?.marks[name] ?? noMark)} />,
  };
}

/** Writes a content into the elements that `cellParts` has made. */
export function writeCell(into: WrittenParts, { parts, marks }: CellContent): void {
  for (const name in parts) {
    const content = parts[name] ?? "";
    if (typeof content === "string") {
      into.say(name, content);
      continue;
    }
    if (content.text !== undefined) into.say(name, content.text);
    if (content.className !== undefined) into.set(name, "class", content.className);
    for (const attribute in content.attributes) {
      into.set(name, attribute, content.attributes[attribute]);
    }
  }
  for (const name in marks) into.mark(name, marks[name] ?? noMark);
}

function partContent(content: string | PartContent): PartContent {
  return typeof content === "string" ? { text: content } : content;
}
