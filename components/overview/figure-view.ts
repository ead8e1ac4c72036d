import type { Route } from "next";
import type { Tone } from "@/components/ui/status/tone";
import type { EarlierFigures, Figures } from "@/lib/core/figures";

/** A number that matters, with the list of what it counts: plain data for the server to render. */
export interface FigureView {
  readonly key: string;
  readonly word: string;
  readonly tone: Tone;
  /** Undefined where it is not known. */
  readonly count: number | undefined;
  /** Whether there may be more, because not everything could be read. */
  readonly isLowerBound: boolean;
  /** How many more there are than before; undefined where that is not known. */
  readonly change: number | undefined;
  /** Whether more of it is worse: then it is listed first unless it is 0. */
  readonly needsAttention: boolean;
  /** What divides the same accounts: figures of two groups overlap, and those of one do not. */
  readonly group?: string;
  readonly detail?: string | undefined;
  readonly href?: Route | undefined;
}

/** The numbers of now and of before. */
export interface FigureSources {
  /** Those that are exact. */
  readonly exact: Figures;
  /** All of them, as far as they were read. */
  readonly read: Figures;
  readonly before: EarlierFigures | undefined;
}

/** A number from its sources: exact, or as much as was read of it, or not known. */
export function figureOf(
  { exact, read, before }: FigureSources,
  view: Omit<FigureView, "count" | "isLowerBound" | "change">,
): FigureView {
  const count = exact[view.key];
  const earlier = before?.figures[view.key];
  const part = read[view.key] ?? 0;
  return {
    ...view,
    count: count ?? (part > 0 ? part : undefined),
    isLowerBound: count === undefined,
    change: count === undefined || earlier === undefined ? undefined : count - earlier,
  };
}
