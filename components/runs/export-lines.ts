import { associationLabels, requestLabels, runLabel } from "@/components/inventory/runs/run-labels";
import type { RunSummary } from "@/lib/runs/run";
import type { RunStep } from "@/lib/runs/run-step";
import { associationOfStep } from "@/lib/runs/run-view";
import { stepsIn } from "@/lib/runs/step-figures";
import { hadInWords, messageOf, wantedInWords } from "./step-view";

/** A run as a line of a file. */
export type RunRow = ReturnType<typeof runRow>;

/** A target of a run as a line of a file. */
export type StepRow = ReturnType<typeof stepRow>;

/** What the list shows of a run, with the numbers by result. */
export function runRow(run: RunSummary) {
  const { counts } = run;
  return {
    number: run.number,
    id: run.id,
    title: run.title,
    state: runLabel(run, Date.now()).word,
    startedBy: run.by.name,
    startedAt: run.createdAt,
    endedAt: run.endedAt ?? "",
    reason: run.reason ?? "",
    ticket: run.ticket ?? "",
    targets: stepsIn(counts),
    waiting: counts.waiting + counts.calling,
    accepted: counts.accepted,
    refused: counts.refused,
    unchanged: counts.skipped,
    notKnown: counts.unknown,
    cancelled: counts.cancelled,
    inEffect: counts.associations.SUCCESS,
    pending: counts.associations.PENDING,
    failed: counts.associations.FAILED,
  };
}

/** What the list of a run's targets shows of one, with AWS's request id. */
export function stepRow(run: RunSummary, step: RunStep, policyName: (id: string) => string | undefined) {
  const { failure } = step;
  const association = associationOfStep(step);
  return {
    position: step.position + 1,
    targetId: step.targetId,
    targetName: step.targetName,
    before: hadInWords(step, policyName),
    after: wantedInWords(run, step),
    request: requestLabels[step.state].word,
    association: association === undefined ? "" : associationLabels[association.status].word,
    message: messageOf(step),
    exception: failure?.aws?.exception ?? "",
    awsRequestId: step.awsRequestId ?? failure?.aws?.requestId ?? "",
    attempts: step.attempts,
    sentAt: step.calledAt ?? "",
    answeredAt: step.settledAt ?? "",
    readAt: association?.readAt ?? "",
  };
}
