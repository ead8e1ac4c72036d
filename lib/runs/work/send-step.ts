import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Aws, WritingAws } from "@/lib/aws/create-aws";
import { openWriteSession } from "@/lib/aws/open-write-session";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { TargetId } from "@/lib/core/identifiers";
import { notingAwsRequestIds } from "@/lib/server/aws-request-ids";
import { failureFrom } from "@/lib/server/failure-from";
import { whileLocked } from "@/lib/server/writes/write-lock";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { pauseRun } from "@/lib/store/runs/control-run";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { keepSession } from "@/lib/store/runs/run-sessions";
import { claimStep, type Settlement, settleStep, settleWithoutRequest } from "@/lib/store/runs/work-steps";
import { type Consequence, consequenceOf } from "../retry";
import { handlerOf } from "./handlers/handler-of";
import type { Accepted, StepHandler, Verification } from "./handlers/step-handler";

/**
 * Makes the request of one step, under the lock of what it changes: what that is now is compared with what was reviewed, the
 * step is claimed, AWS is called once, and the answer settles the step. Without an answer the step stays claimed, and
 * `verifyStep` reads the object later. Rejects where the database or AWS can't be asked what there is now.
 * @param isAwaited a person waits for the answer: a failure of AWS is theirs to act on, and nothing is sent again by itself
 */
export async function sendStep(
  aws: Aws,
  step: WorkStep,
  { signal, isAwaited = false }: { readonly signal?: AbortSignal; readonly isAwaited?: boolean } = {},
): Promise<void> {
  // The requests are those of the person who started the run, also after another person has continued it.
  const writing = aws.writingFor({ startedBy: step.actor, approvedBy: step.plan?.approvedBy });
  const handler = handlerOf(writing, step);
  await whileLocked(handler.target, async () => {
    const readiness = await handler.ready();
    if (readiness.kind !== "send") {
      const refused = readiness.kind === "refuse" ? readiness.failure : undefined;
      await settleWithoutRequest(step, { request: handler, refused, correlation: randomUUID() });
      return;
    }
    const { before, send } = readiness;
    if (!(await hasSession(writing, step, isAwaited))) return;
    const attempt = randomUUID();
    // Another replica may have the worker's lock by now.
    if (signal?.aborted === true || !(await claimStep(step, { request: handler, attempt, before }))) return;
    const claimed = { ...step, before };
    const sentAt = Date.now();
    const outcome = await requested(claimed, handler, {
      send,
      ...(isAwaited && { verify: () => handler.verify({ before, at: sentAt }) }),
    });
    if (outcome === undefined) return;
    // The snapshot first: as soon as the step is settled, another run may be reviewed against it.
    const inheriting = outcome.accepted === undefined ? [] : await outcome.accepted.record();
    await settled(claimed, { request: handler, attempt, settlement: outcome.settlement, inheriting });
  });
}

/**
 * Opens the session that the request is sent with, and keeps what it is called. False where AWS refuses it, which pauses the
 * run: no request of this person can be sent. Rejects with the refusal where a person waits.
 */
async function hasSession(writing: WritingAws, step: WorkStep, isAwaited: boolean): Promise<boolean> {
  try {
    const session = await openWriteSession(writing);
    if (session !== undefined) await keepSession(step.runId, session);
    return true;
  } catch (error) {
    const isFinal =
      error instanceof FailureError && ["forbidden", "precondition"].includes(error.failure.code);
    if (isAwaited || !isFinal) throw error;
    await pauseRun(step.runId, error.failure);
    return false;
  }
}

/** What AWS's answer settles; undefined where there was none, and AWS may have carried the request out. */
async function requested(
  { attempts }: WorkStep,
  { operation }: StepHandler,
  { send, verify }: { readonly send: () => Promise<Accepted>; readonly verify?: () => Promise<Verification> },
): Promise<Outcome | undefined> {
  const call = notingAwsRequestIds(send);
  try {
    const accepted = await call.outcome;
    const { answer, answeredAt } = accepted;
    const awsRequestId = call.requestIdOf(operation);
    return { settlement: { state: "accepted", answer, answeredAt, awsRequestId }, accepted };
  } catch (error) {
    const failure = failureFrom(error, operation);
    const awsRequestId = failure.aws?.requestId ?? call.requestIdOf(operation);
    const consequence = consequenceOf(failure, attempts + 1);
    if (verify !== undefined) return awaitedOutcome(consequence, { failure, awsRequestId, verify });
    switch (consequence.kind) {
      case "verify":
        return undefined;
      case "retry":
        return { settlement: { state: "waiting", failure, afterMs: consequence.afterMs, awsRequestId } };
      case "pause":
        return { settlement: { state: "waiting", failure, afterMs: 0, pausesRun: true, awsRequestId } };
      case "refused":
        return { settlement: { state: "refused", failure, awsRequestId } };
    }
  }
}

interface Outcome {
  readonly settlement: Settlement;
  readonly accepted?: Accepted;
}

/**
 * What a failure settles for a person who waits. A failure that AWS has answered is read after at once; where there was no
 * answer at all AWS may still be at it.
 */
async function awaitedOutcome(
  { kind }: Consequence,
  {
    failure,
    awsRequestId,
    verify,
  }: {
    readonly failure: Failure;
    readonly awsRequestId: string | undefined;
    readonly verify: () => Promise<Verification>;
  },
): Promise<Outcome | undefined> {
  const refused: Outcome = { settlement: { state: "refused", failure, awsRequestId } };
  if (kind !== "verify") return refused;
  if (failure.aws?.httpStatus === undefined) return undefined;
  const verification = await verify().catch((error: unknown) => {
    failureFrom(error, "canopy:VerifyStep");
    return undefined;
  });
  switch (verification?.outcome) {
    case "done": {
      const { answer, answeredAt } = verification.accepted;
      return {
        settlement: { state: "accepted", answer, answeredAt, awsRequestId },
        accepted: verification.accepted,
      };
    }
    case "not-done":
      return refused;
    case "unknown":
      return { settlement: { state: "unknown", failure, awsRequestId } };
    case undefined:
      return undefined;
  }
}

const settleWithinMs = 60_000;
const settlePauseMs = 500;

/** Keeps an answer, through an outage of the database too; past a minute the object is read instead. */
async function settled(
  step: WorkStep,
  outcome: {
    readonly request: StepHandler;
    readonly attempt: string;
    readonly settlement: Settlement;
    readonly inheriting: readonly TargetId[];
  },
): Promise<void> {
  const until = performance.now() + settleWithinMs;
  for (;;) {
    try {
      await settleStep(step, { ...outcome, verified: false });
      return;
    } catch (error) {
      if (databaseFailureOf(error) === undefined || performance.now() > until) throw error;
      failureFrom(error, "canopy:SettleStep");
      await delay(settlePauseMs);
    }
  }
}
