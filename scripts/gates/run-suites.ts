import { formatTally, sumOf, type Tally, tallyOfStep } from "./tally";

/** Runs to its end, prints what came of it and returns how much passed. */
export type Suite = () => Promise<Tally>;

export interface Outcome {
  readonly tally: Tally;
  /** Printed only when it failed. */
  readonly output: string;
  /** Printed in any case. */
  readonly summary?: string;
}

/** A step that prints one line with how long it took. One that throws counts as one failure. */
export function step(name: string, run: () => Promise<Outcome>): Suite {
  return async () => {
    const startedAt = performance.now();
    const { tally, output, summary } = await run().catch((error: unknown) => ({
      tally: tallyOfStep(false),
      output: error instanceof Error ? error.message : String(error),
      summary: undefined,
    }));
    console.log(`${tally.failed === 0 ? "✓" : "✗"} ${name.padEnd(38)} ${secondsSince(startedAt)}`);
    if (tally.failed > 0) console.log(`\n${output.trimEnd()}\n`);
    if (summary !== undefined) console.log(summary);
    return tally;
  };
}

/** Suites that take turns and count as one. */
export function oneAfterTheOther(...suites: readonly Suite[]): Suite {
  return async () => {
    const tallies: Tally[] = [];
    for (const suite of suites) tallies.push(await suite());
    return sumOf(tallies);
  };
}

/**
 * Runs stages one after the other, and the suites of a stage side by side. Returns the exit code; the line that sums
 * everything up is the last, whatever happens.
 */
export async function runSuites(stages: readonly (readonly Suite[])[]): Promise<number> {
  const startedAt = performance.now();
  const tallies: Tally[] = [];
  for (const suites of stages) tallies.push(...(await Promise.all(suites.map((suite) => suite()))));
  console.log(`${"  in all".padEnd(40)} ${secondsSince(startedAt)}\n`);
  const total = sumOf(tallies);
  console.log(formatTally(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`.padStart(9);
}
