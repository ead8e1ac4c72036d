import { createLoader, parseAsIsoDateTime } from "nuqs/server";

/** What the overview compares its numbers with, in the URL. */
export const baselineParsers = {
  /** An instant; the default baseline where it is absent. */
  since: parseAsIsoDateTime,
};
export const loadBaselineParams = createLoader(baselineParsers);
