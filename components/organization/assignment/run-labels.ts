import { countOf } from "@/lib/format/count";
import { type AssignmentRun, assignmentTitle, outcomeCounts } from "./assignment-run";
import type { AssignmentRuns } from "./use-assignment-runs";
import type { OrganizationView } from "../use-organization-view";

/**
 * Whether a target is an account that is suspended or closed: by its state in the organization, or by AWS's message where
 * the account was closed after the organization was read. AWS publishes no text, so only these two words are looked for.
 */
export function isClosed({ rowView }: OrganizationView, node: number): boolean {
  const { kind, state, status, message = "" } = rowView(node);
  if (kind !== "account") return false;
  return state !== "ACTIVE" || (status === "failed" && /\b(?:suspended|closed)\b/i.test(message));
}

/** What a run does, to which targets, as it was reviewed. */
export function runTitle({ assignment, policyName, targets }: AssignmentRun): string {
  const names = targets.map(({ name }) => name);
  return assignmentTitle(assignment, policyName, names);
}

/** How far the requests of a run are, and what it waits for. */
export function sendingInWords(
  run: AssignmentRun,
  { runs, placeOf, isElsewhere }: Pick<AssignmentRuns, "runs" | "placeOf" | "isElsewhere">,
): string {
  const { waiting, sending } = outcomeCounts(run);
  const place = placeOf(run);
  if (waiting + sending === 0) return "All requests sent.";
  const left = countOf(waiting + sending, "target");
  if (isElsewhere(run)) return `Another tab is sending this assignment: ${left} left here.`;
  if (place === 0) return `${left} to go.`;
  const before = runs.find((other) => placeOf(other) === place - 1);
  if (place > 0 && before !== undefined) return `${left} to go, after "${runTitle(before)}".`;
  return `Stopped: ${left} not sent.`;
}
