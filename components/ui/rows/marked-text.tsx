import { Mark } from "@/components/ui/status/mark";
import type { MarkShape } from "@/components/ui/status/mark-shapes";

/** A mark with its word: what it looks like and what it says. */
export interface MarkedText {
  readonly shape: MarkShape;
  readonly markClass: string;
  readonly text: string;
  readonly textClass: string;
}

/** A mark of no shape. */
export const noShape: MarkShape = {};

/** A mark with its word as the parts `of-mark` and `of` of a row that is written into. */
export function MarkedParts({ of, shape, markClass, text, textClass }: { of: string } & MarkedText) {
  return (
    <>
      <span data-fill={`${of}-mark`} className={markClass}>
        <Mark shape={shape} className="block shrink-0" />
      </span>
      <span data-fill={of} className={textClass}>
        {text}
      </span>
    </>
  );
}
