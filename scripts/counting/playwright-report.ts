import { z } from "zod";
import type { Timed } from "./duration";
import type { Tally } from "./tally";

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});

const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});

/** The parts of Playwright's JSON report that are counted. Durations are milliseconds. */
export const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
  errors: z.array(z.unknown()),
  suites: z.array(Suite),
});
export type PlaywrightReport = z.infer<typeof PlaywrightReport>;

/** Counts tests; one that passed only when repeated has failed, and so has each error outside of a test. */
export function tallyOfPlaywright({ stats, errors }: Pick<PlaywrightReport, "stats" | "errors">): Tally {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** How long each journey took, with what its fixtures start and restart. */
export function timesOfPlaywright({ suites }: Pick<PlaywrightReport, "suites">): readonly Timed[] {
  return suites.flatMap((suite) => [
    ...suite.specs.map(({ title, file, line, tests }) => ({
      name: `${file}:${line} ${title}`,
      durationMs: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
    })),
    ...timesOfPlaywright({ suites: suite.suites ?? [] }),
  ]);
}
