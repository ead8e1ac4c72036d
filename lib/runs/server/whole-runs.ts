import "server-only";
import type { Grantee } from "@/lib/identity/grants";
import type { StepQuery } from "@/lib/store/runs/read-steps";
import type { RunSummary } from "../run";
import type { RunId } from "../run-id";
import type { RunStep, StepPosition } from "../run-step";
import { readRunList, readRunSteps } from "./read-runs";

const pageSize = 2_000;

/** Every run of the caller, newest first. Rejects where the database does not answer. */
export async function readAllRuns(grantee: Grantee): Promise<readonly RunSummary[]> {
  const runs: RunSummary[] = [];
  for (let before: number | undefined; ;) {
    const page = await readRunList({ before }, grantee);
    runs.push(...page.runs);
    if (page.next === undefined) return runs;
    before = page.next;
  }
}

/** Every step of a run that a question asks for, in the order of the run. Rejects as `not-found` where there is no such run. */
export async function readAllSteps(
  id: RunId,
  question: Pick<StepQuery, "filter" | "search" | "cause">,
  grantee: Grantee,
): Promise<readonly RunStep[]> {
  const steps: RunStep[] = [];
  for (let after: StepPosition | undefined; ;) {
    const page = await readRunSteps(id, { ...question, after, limit: pageSize }, grantee);
    steps.push(...page.steps);
    if (page.next === undefined) return steps;
    after = page.next;
  }
}
