import type { MarkedText } from "@/components/ui/rows/marked-text";
import { toneShapes } from "@/components/ui/status/mark-shapes";
import { type Tone, toneText, toneWord } from "@/components/ui/status/tone";

/** A word with the mark and the colours of its tone, for a cell that is written into. */
export function toned(tone: Tone, text: string): MarkedText {
  return { shape: toneShapes[tone], markClass: toneText[tone], text, textClass: toneWord[tone] };
}
