import { createLoader, parseAsIsoDateTime, parseAsStringLiteral } from "nuqs/server";

/** What the overview compares its numbers with, in the URL. */
export const baselineParsers = {
  /** An instant; the default baseline where it is absent. */
  since: parseAsIsoDateTime,
};
export const loadBaselineParams = createLoader(baselineParsers);

export const trendRanges = ["30", "90"] as const;

/** How many days the trends go back, in the URL. */
export const trendParsers = { trend: parseAsStringLiteral(trendRanges).withDefault("30") };
export const loadTrendParams = createLoader(trendParsers);
