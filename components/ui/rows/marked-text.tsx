import { Mark } from "@/components/ui/status/mark";
import { type MarkShape, toneShapes } from "@/components/ui/status/mark-shapes";
import { type Tone, toneText, toneWord } from "@/components/ui/status/tone";

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

/** A word with the mark and the colours of its tone, for a cell that is written into. */
export function toned(tone: Tone, text: string): MarkedText {
  return { shape: toneShapes[tone], markClass: toneText[tone], text, textClass: toneWord[tone] };
}
