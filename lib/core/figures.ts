import { z } from "zod";

/** Numbers by name. One that is not known, because something was not read or not visible, is absent. */
export const Figures = z.record(z.string(), z.int());
export type Figures = Readonly<Record<string, number>>;

/** What a number counts, for a reader. */
export interface FigureDefinition {
  readonly name: string;
  readonly meaning: string;
  /** AWS's page about it. */
  readonly learnMore?: `https://docs.aws.amazon.com/${string}`;
}

/** What the numbers were at an earlier moment, in epoch milliseconds. */
export interface EarlierFigures {
  readonly takenAt: number;
  readonly figures: Figures;
}
