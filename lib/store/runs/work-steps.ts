import "server-only";
import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Failure } from "@/lib/core/failure";
import type { TargetId } from "@/lib/core/identifiers";
import type { RunId } from "@/lib/runs/run-id";
import type { StepOperation } from "@/lib/runs/step-operation";
import { appendAuditEntry, CANOPY_ACTOR, type NewAuditEntry } from "../audit/audit-entries";
import { database, type DatabaseOrTransaction } from "../database/database";
import { runs, runSteps } from "../schema";
import { storable } from "../storable";
import type { WorkStep } from "./due-steps";
import { followInheritors } from "./follow-inheritors";

/** A step's request as the record names it. */
export interface StepRequest {
  readonly operation: StepOperation;
  /** What it changes; its lock has the same name. */
  readonly target: string;
  readonly input: unknown;
}

/**
 * Claims a waiting step for one request, and records the attempt in the same transaction. False where the step is not
 * waiting any more, or its run is not running: then nothing may be sent.
 */
export function claimStep(
  step: WorkStep,
  {
    request,
    attempt,
    before,
  }: { readonly request: StepRequest; readonly attempt: string; readonly before: unknown },
): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const claimed = await transaction
      .update(runSteps)
      .set({
        state: "calling",
        attempts: sql`${runSteps.attempts} + 1`,
        attempt,
        before: before === undefined ? null : storable(before),
        calledAt: sql`now()`,
        retryAt: null,
        failure: null,
      })
      .where(
        and(
          isStep(step),
          eq(runSteps.state, "waiting"),
          sql`exists (select 1 from runs where runs.id = ${step.runId} and runs.state = 'running')`,
        ),
      )
      .returning({ position: runSteps.position });
    if (claimed.length === 0) return false;
    await appendAuditEntry(
      { ...recorded(step, request), correlation: attempt, phase: "attempted", before },
      transaction,
    );
    return true;
  });
}

/** What became of a step's request. */
export type Settlement =
  | {
      readonly state: "accepted";
      readonly answer: unknown;
      /** Of an association: `UpdatedAt` of the answer. */
      readonly answeredAt?: string | undefined;
      readonly awsRequestId?: string | undefined;
    }
  | {
      readonly state: "refused" | "unknown";
      readonly failure: Failure;
      readonly awsRequestId?: string | undefined;
    }
  /** AWS has not carried it out: it is sent again. */
  | {
      readonly state: "waiting";
      readonly failure: Failure;
      readonly afterMs: number;
      /** No request can succeed until a person has done something. */
      readonly pausesRun?: boolean;
      readonly awsRequestId?: string | undefined;
    };

/**
 * Settles the request that was claimed as `attempt`, and records the outcome in the same transaction; an accepted one is
 * followed from now on. False where it was settled before.
 * `verified` says that Canopy found the outcome by reading the target, and that AWS's answer is not known; `inheriting` are OUs
 * and accounts that inherit from an accepted target and are PENDING: they are followed, too.
 */
export function settleStep(
  step: WorkStep,
  {
    request,
    attempt,
    settlement: given,
    verified,
    inheriting,
  }: {
    readonly request: StepRequest;
    readonly attempt: string;
    readonly settlement: Settlement;
    readonly verified: boolean;
    readonly inheriting: readonly TargetId[];
  },
): Promise<boolean> {
  const settlement = settlementFor(step, given);
  const { state } = settlement;
  const isAccepted = state === "accepted";
  return database().transaction(async (transaction) => {
    const settled = await transaction
      .update(runSteps)
      .set({
        state,
        settledAt: state === "waiting" ? null : sql`now()`,
        retryAt:
          state === "waiting" ? sql`now() + make_interval(secs => ${settlement.afterMs / 1_000})` : null,
        failure: isAccepted ? null : storable(settlement.failure),
        awsRequestId: settlement.awsRequestId ?? null,
        ...(isAccepted && acceptedColumns(step, settlement)),
      })
      .where(and(isStep(step), eq(runSteps.state, "calling"), eq(runSteps.attempt, attempt)))
      .returning({ position: runSteps.position });
    if (settled.length === 0) return false;
    await pauseWhereNeeded(transaction, step, settlement);
    if (isAccepted) await followInheritors(transaction, step, inheriting);
    const entry = {
      ...recorded(step, request),
      ...(verified && { actor: CANOPY_ACTOR }),
      correlation: attempt,
    };
    await appendAuditEntry({ ...entry, ...outcomeOf(step, settlement) }, transaction);
    return true;
  });
}

/** A person waits for the change of an object: what would pause a run of many targets is its answer. */
function settlementFor({ kind }: WorkStep, settlement: Settlement): Settlement {
  if (kind === "association" || settlement.state !== "waiting" || settlement.pausesRun !== true)
    return settlement;
  const { failure, awsRequestId } = settlement;
  return { state: "refused", failure, awsRequestId };
}

/** An accepted association is followed until AWS has evaluated it; an object is as AWS answered it. */
function acceptedColumns(
  { kind }: WorkStep,
  { answer, answeredAt }: Extract<Settlement, { readonly state: "accepted" }>,
) {
  if (kind !== "association") return { became: storable(answer) ?? null, associationStatus: "SUCCESS" };
  return {
    answeredAt: dateOf(answeredAt),
    associationStatus: "PENDING",
    followAt: sql`now() + interval '1 second'`,
  };
}

function outcomeOf(step: WorkStep, settlement: Settlement): Pick<NewAuditEntry, "phase" | "failure"> {
  const common = {
    before: step.before ?? undefined,
    ...(settlement.awsRequestId !== undefined && { awsRequestId: settlement.awsRequestId }),
  };
  switch (settlement.state) {
    case "accepted":
      return { ...common, phase: "succeeded", ...{ after: settlement.answer } };
    case "unknown":
      return { ...common, phase: "unknown", failure: settlement.failure };
    case "refused":
    case "waiting":
      return { ...common, phase: "failed", failure: settlement.failure };
  }
}

/** Settles a waiting step without a request: the target has the configuration already, or was changed since the review. */
export function settleWithoutRequest(
  step: WorkStep,
  {
    request,
    refused,
    correlation,
  }: {
    readonly request: StepRequest;
    readonly refused: Failure | undefined;
    readonly correlation: string;
  },
): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const settled = await transaction
      .update(runSteps)
      .set({
        state: refused === undefined ? "skipped" : "refused",
        settledAt: sql`now()`,
        retryAt: null,
        failure: refused === undefined ? null : storable(refused),
      })
      .where(and(isStep(step), eq(runSteps.state, "waiting")))
      .returning({ position: runSteps.position });
    if (settled.length === 0) return false;
    if (refused !== undefined)
      await pauseWhereNeeded(transaction, step, { state: "refused", failure: refused });
    if (refused !== undefined)
      await appendAuditEntry(
        { ...recorded(step, request), correlation, phase: "refused", failure: refused },
        transaction,
      );
    return true;
  });
}

/**
 * Pauses the run in the transaction that settles the step: where no request can succeed, and where an exception was not made,
 * without which the changes after it would govern its target wrongly. A caller that AWS forbids one target after the other is
 * forbidden the rest, too.
 */
async function pauseWhereNeeded(
  transaction: DatabaseOrTransaction,
  { runId, kind, change, changes }: WorkStep,
  settlement: Settlement,
): Promise<void> {
  if (settlement.state === "accepted") return;
  const { state, failure } = settlement;
  if (kind !== "association") {
    if (state !== "waiting") await cancelAfter(transaction, { runId, change });
    return;
  }
  const isException = state !== "waiting" && change < changes.length - 1;
  const isPaused =
    state === "waiting"
      ? settlement.pausesRun === true
      : isException || (failure.code === "forbidden" && (await isCallerRefused(transaction, runId)));
  if (!isPaused) return;
  await transaction
    .update(runs)
    .set({ state: "paused", pausedBecause: storable(failure) })
    .where(and(eq(runs.id, runId), eq(runs.state, "running")));
}

/** What comes after a change of an object that was not made rests on it. */
async function cancelAfter(
  transaction: DatabaseOrTransaction,
  { runId, change }: Pick<WorkStep, "runId" | "change">,
): Promise<void> {
  await transaction
    .update(runSteps)
    .set({ state: "cancelled", settledAt: sql`now()`, retryAt: null })
    .where(and(eq(runSteps.runId, runId), eq(runSteps.state, "waiting"), gt(runSteps.change, change)));
}

/** So many refusals in a row, of different targets, are about the caller. */
const CALLER_REFUSALS = 5;

/** Whether AWS has forbidden the last requests of a run, one after the other. */
async function isCallerRefused(transaction: DatabaseOrTransaction, runId: RunId): Promise<boolean> {
  const last = await transaction
    .select({ state: runSteps.state, code: sql<string | null>`${runSteps.failure} ->> 'code'` })
    .from(runSteps)
    .where(and(eq(runSteps.runId, runId), isNotNull(runSteps.settledAt), gt(runSteps.attempts, 0)))
    .orderBy(desc(runSteps.settledAt), desc(runSteps.position))
    .limit(CALLER_REFUSALS);
  return (
    last.length === CALLER_REFUSALS &&
    last.every(({ state, code }) => state === "refused" && code === "forbidden")
  );
}

function recorded(
  { actor, role, runId }: WorkStep,
  { operation, target, input }: StepRequest,
): Pick<NewAuditEntry, "actor" | "role" | "operation" | "target" | "input" | "runId"> {
  return { actor, role, operation, target, input, runId };
}

function isStep({ runId, position }: WorkStep) {
  return and(eq(runSteps.runId, runId), eq(runSteps.position, position));
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
