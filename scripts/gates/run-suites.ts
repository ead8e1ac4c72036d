import { addTallies, formatTally, tallyOfStep, type Tally } from "../counting/tally";

/**
 * Runs suites one after the other and ends with the line that sums them up. Returns the exit code: a suite that throws
 * counts as one failure, and the last line is printed whatever happens.
 */
export async function runSuites(suites: readonly (() => Promise<Tally>)[]): Promise<number> {
  const tallies: Tally[] = [];
  for (const suite of suites) {
    try {
      tallies.push(await suite());
    } catch (error) {
      console.error(error);
      tallies.push(tallyOfStep(false));
    }
  }
  const total = addTallies(tallies);
  console.log(formatTally(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
