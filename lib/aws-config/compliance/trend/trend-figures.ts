import { z } from "zod";

/** What compliance is recorded of: a pack, a root or OU with what is below it, an account. */
export const TrendKind = z.enum(["pack", "unit", "account"]);
export type TrendKind = z.infer<typeof TrendKind>;

const count = z.int().nonnegative();

/**
 * How something came out at a collection. What the first numbers count are accounts: of a pack all that have it, of a root or
 * OU the active ones below it, each where its worst pack is. Of an account they count packs.
 */
export const TrendFigures = z.object({
  nonCompliant: count,
  compliant: count,
  insufficientData: count,
  /** Rules, one for each pack and account that has it. */
  rulesNonCompliant: count,
  rulesCompliant: count,
  /** Counts rules without data as well. */
  rulesTotal: count,
  withoutPack: count,
  notEvaluated: count,
  notCovered: count,
  notRead: count,
  /** With an outcome that Canopy doesn't know. */
  unknown: count,
});
export type TrendFigures = z.infer<typeof TrendFigures>;

/** In the order of the stored numbers: only to be added to at the end. What is seldom above zero comes last. */
const order = [
  "nonCompliant",
  "compliant",
  "insufficientData",
  "rulesNonCompliant",
  "rulesCompliant",
  "rulesTotal",
  "withoutPack",
  "notEvaluated",
  "notCovered",
  "notRead",
  "unknown",
] as const satisfies readonly (keyof TrendFigures)[];

/** The figures as they are stored: without the zeros at their end. */
export function encodeTrend(figures: TrendFigures): number[] {
  const numbers = order.map((name) => figures[name]);
  return numbers.slice(0, numbers.findLastIndex((number) => number > 0) + 1);
}

/** The figures that were stored so; `encodeTrend` is its inverse. */
export function decodeTrend(numbers: readonly number[]): TrendFigures {
  return TrendFigures.parse(Object.fromEntries(order.map((name, place) => [name, numbers[place] ?? 0])));
}

/** How something comes out at a collection. */
export interface TrendRecord {
  readonly kind: TrendKind;
  readonly subject: string;
  /** Null where not all of it was read. */
  readonly figures: TrendFigures | null;
}
