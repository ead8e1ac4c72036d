import { formatDurations, type Timed } from "../counting/duration";
import { addTallies, formatTally, tallyOfStep, type Tally } from "../counting/tally";

/** What came of a suite and where its time went. */
export interface Outcome {
  readonly tally: Tally;
  readonly steps: readonly Timed[];
  /** Its slowest parts, under a heading of their own. */
  readonly slowest?: { readonly of: string; readonly parts: readonly Timed[] };
}

export type Suite = () => Promise<Outcome>;

/**
 * Runs stages one after the other, and the suites of a stage side by side. Ends with where the time went and the line
 * that sums everything up. Returns the exit code: a suite that throws counts as one failure, and the last line is
 * printed whatever happens.
 */
export async function runSuites(stages: readonly (readonly Suite[])[]): Promise<number> {
  const startedAt = performance.now();
  const outcomes: Outcome[] = [];
  for (const suites of stages) outcomes.push(...(await Promise.all(suites.map(outcomeOf))));
  printDurations(outcomes, performance.now() - startedAt);
  const total = addTallies(outcomes.map(({ tally }) => tally));
  console.log(formatTally(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Suites that take turns and count as one. */
export function oneAfterTheOther(...suites: readonly Suite[]): Suite {
  return async () => {
    const outcomes: Outcome[] = [];
    for (const suite of suites) outcomes.push(await outcomeOf(suite));
    return joined(outcomes);
  };
}

/** Adds outcomes up; what was slowest is the last one's that says so. */
export function joined(outcomes: readonly Outcome[]): Outcome {
  const slowest = outcomes.findLast((outcome) => outcome.slowest !== undefined)?.slowest;
  return {
    tally: addTallies(outcomes.map(({ tally }) => tally)),
    steps: outcomes.flatMap(({ steps }) => steps),
    ...(slowest !== undefined && { slowest }),
  };
}

async function outcomeOf(suite: Suite): Promise<Outcome> {
  try {
    return await suite();
  } catch (error) {
    console.error(error);
    return { tally: tallyOfStep(false), steps: [] };
  }
}

function printDurations(outcomes: readonly Outcome[], totalMs: number): void {
  const steps = outcomes.flatMap((outcome) => outcome.steps);
  console.log(`\nWhere the time went (steps run side by side)`);
  console.log(formatDurations([...steps, { name: "in all", durationMs: totalMs }]));
  for (const { slowest } of outcomes) {
    if (slowest === undefined || slowest.parts.length === 0) continue;
    console.log(`\nSlowest ${slowest.of}\n${formatDurations(slowest.parts)}`);
  }
  console.log("");
}
