import { z } from "zod";
import type { Tally } from "./tally";

/** The parts of Playwright's JSON report that are counted. */
export const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
  errors: z.array(z.unknown()),
});
export type PlaywrightReport = z.infer<typeof PlaywrightReport>;

/** Counts tests; one that passed only when repeated has failed, and so has each error outside of a test. */
export function tallyOfPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
