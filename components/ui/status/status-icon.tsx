import { Mark } from "./mark";
import { toneShapes } from "./mark-shapes";
import type { Tone } from "./tone";

/** The shape of a tone, 14 px, in the colour of the text around it. Decorative: a word stands beside it. */
export function StatusIcon({ tone, className }: { tone: Tone; className?: string }) {
  return <Mark shape={toneShapes[tone]} {...(className !== undefined && { className })} />;
}
