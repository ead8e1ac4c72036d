import type { Span } from "./icicle";

/** No more than so many times larger than the whole: at 50,000 accounts each is ten pixels wide then. */
const LARGEST_SCALE = 400;
/** Fewer accounts than this are not enlarged any further. */
const FEWEST_ACCOUNTS = 4;

/** The lens made smaller (`factor` below 1: nearer) around a point of the picture, within `whole`. */
export function scaledLens(lens: Span, whole: Span, factor: number, around: number): Span {
  const all = whole.to - whole.from;
  const least = Math.min(all, Math.max(FEWEST_ACCOUNTS, all / LARGEST_SCALE));
  const span = Math.min(all, Math.max(least, (lens.to - lens.from) * factor));
  const fixed = lens.from + (lens.to - lens.from) * around;
  return within(whole, fixed - span * around, span);
}

/** The lens moved by a part of its own width, to the right where it is positive, within `whole`. */
export function movedLens(lens: Span, whole: Span, part: number): Span {
  const span = lens.to - lens.from;
  return within(whole, lens.from + span * part, span);
}

/** The lens as it is where it shows `wanted`, else moved so that this is in the middle. */
export function lensShowing(lens: Span, whole: Span, wanted: Span): Span {
  if (wanted.from >= lens.from && wanted.to <= lens.to) return lens;
  const span = Math.max(lens.to - lens.from, wanted.to - wanted.from);
  return within(whole, (wanted.from + wanted.to - span) / 2, span);
}

/** Whether all of it is shown. */
export function isWhole(lens: Span, whole: Span): boolean {
  return lens.from <= whole.from && lens.to >= whole.to;
}

function within(whole: Span, from: number, span: number): Span {
  const start = Math.max(whole.from, Math.min(from, whole.to - span));
  return { from: start, to: start + span };
}
