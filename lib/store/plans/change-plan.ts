import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Result } from "@/lib/core/result";
import type { NewRun } from "@/lib/runs/new-run";
import type { ApprovalKind } from "@/lib/runs/plans/approval-rules";
import type { Fingerprint } from "@/lib/runs/plans/fingerprint";
import type { Person, PlanEvent, PlanStatus } from "@/lib/runs/plans/plan";
import type { PlanId, Schedule } from "@/lib/runs/plans/plan-reference";
import { database, type DatabaseOrTransaction } from "../database/database";
import { planEvents, plans } from "../schema-plans";
import { storable, storableText } from "../storable";
import { lockPlan, type StoredPlan } from "./read-plans";

/** Who set the start of a plan, with the role of then. */
export interface Starter extends Person {
  readonly role: string;
}

/** What was reviewed: a revision of a plan. */
export interface PlanContent {
  readonly title: string;
  readonly kinds: readonly ApprovalKind[];
  readonly body: NewRun;
  readonly fingerprint: Fingerprint;
  readonly accounts: number;
  readonly targets: number;
  readonly schedule: Schedule;
  /** Null where it has no start. */
  readonly scheduledBy: Starter | null;
}

/** What happened, for the page of the plan and for notifications. */
export type NewPlanEvent = Pick<PlanEvent, "kind" | "by" | "comment" | "failure">;

/** Adds a plan with its first event. Returns whether it was added: it is not where the id is taken, as by the same request before. */
export function createPlan(
  { id, callerKey, ...status }: PlanStatus & { readonly id: PlanId; readonly callerKey: string },
  content: PlanContent,
  events: readonly NewPlanEvent[],
): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const inserted = await transaction
      .insert(plans)
      .values({ id, callerKey, ...statusColumns(status), ...contentColumns(content) })
      .onConflictDoNothing({ target: plans.id })
      .returning({ id: plans.id });
    if (inserted.length === 0) return false;
    for (const event of events)
      await addPlanEvent(transaction, { id, callerKey, revision: status.revision }, event);
    return true;
  });
}

/** What a change makes of a plan. */
export interface PlanChange {
  readonly status: PlanStatus;
  readonly content?: PlanContent;
  readonly events: readonly NewPlanEvent[];
}

/**
 * Changes a plan that others wait for meanwhile. Rejects with the failure of `change`, and as `not-found` where this caller has
 * no such plan; then nothing is changed.
 */
export function changePlan(
  { id, callerKey }: { readonly id: PlanId; readonly callerKey: string },
  change: (plan: StoredPlan) => Result<PlanChange>,
): Promise<void> {
  return database().transaction(async (transaction) => {
    const plan = await lockPlan(transaction, id);
    if (plan === undefined) throw new FailureError(noPlan);
    const changed = change(plan);
    if (!changed.ok) throw new FailureError(changed.failure);
    const { status, content, events } = changed.value;
    const updated = await transaction
      .update(plans)
      .set({
        ...statusColumns(status),
        ...(content !== undefined && contentColumns(content)),
        ...(status.revision !== plan.revision && { stopped: null }),
        changedAt: sql`now()`,
      })
      .where(and(eq(plans.id, id), eq(plans.callerKey, callerKey)))
      .returning({ id: plans.id });
    if (updated.length === 0) throw new FailureError(noPlan);
    for (const event of events)
      await addPlanEvent(transaction, { id, callerKey, revision: status.revision }, event);
  });
}

/** Marks a plan that was not started at its time, with the reason: it is not started by itself any more. */
export function stopPlan(
  { id, callerKey }: { readonly id: PlanId; readonly callerKey: string },
  { failure, by, at }: { readonly failure: Failure; readonly by: Person; readonly at: string },
): Promise<void> {
  return database().transaction(async (transaction) => {
    const plan = await lockPlan(transaction, id);
    if (plan === undefined || plan.stopped !== undefined) return;
    await transaction
      .update(plans)
      .set({ stopped: storable({ at, failure }), changedAt: sql`now()` })
      .where(eq(plans.id, id));
    await addPlanEvent(
      transaction,
      { id, callerKey, revision: plan.revision },
      { kind: "stopped", by, failure },
    );
  });
}

/** Marks a plan as started, in the transaction that adds its run. */
export async function markStarted(
  transaction: DatabaseOrTransaction,
  { id, callerKey, status, by }: { id: PlanId; callerKey: string; status: PlanStatus; by: Person },
): Promise<void> {
  await transaction
    .update(plans)
    .set({ ...statusColumns(status), stopped: null, changedAt: sql`now()` })
    .where(eq(plans.id, id));
  await addPlanEvent(transaction, { id, callerKey, revision: status.revision }, { kind: "started", by });
}

async function addPlanEvent(
  transaction: DatabaseOrTransaction,
  plan: { readonly id: PlanId; readonly callerKey: string; readonly revision: number },
  { kind, by, comment, failure }: NewPlanEvent,
): Promise<void> {
  await transaction.insert(planEvents).values({
    planId: plan.id,
    callerKey: plan.callerKey,
    revision: plan.revision,
    kind,
    actorId: storableText(by.id),
    actorName: storableText(by.name),
    ...(comment !== undefined && { comment: storableText(comment) }),
    ...(failure !== undefined && { failure: storable(failure) }),
  });
}

function statusColumns({ state, revision, authors, decision }: PlanStatus) {
  return {
    state,
    revision,
    authors: storable(authors),
    decision: decision === undefined ? null : storable(decision),
  };
}

function contentColumns({ title, schedule, scheduledBy, ...content }: PlanContent) {
  return {
    title: storableText(title),
    kinds: content.kinds,
    body: storable(content.body),
    fingerprint: storable(content.fingerprint),
    accounts: content.accounts,
    targets: content.targets,
    schedule: storable(schedule),
    startAt: schedule.startAt === undefined ? null : new Date(schedule.startAt),
    scheduledBy: scheduledBy === null ? null : storable(scheduledBy),
  };
}

const noPlan: Failure = {
  code: "not-found",
  message: "There is no such plan for this caller and Region. It may belong to another one.",
};
