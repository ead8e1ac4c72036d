import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { roleNames } from "@/lib/identity/grants";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { governedOrganization } from "@/lib/inventory/snapshot/snapshot";
import { writeDefinition } from "@/lib/server/action";
import type { Session } from "@/lib/server/session";
import { makersOf } from "@/lib/store/identity/api-tokens";
import { type NewPlanEvent, type PlanContent } from "@/lib/store/plans/change-plan";
import * as store from "@/lib/store/plans/change-plan";
import { readPlan, readPlanBody } from "@/lib/store/plans/read-plans";
import { NewRun } from "../../new-run";
import { ObjectBefore } from "../../run-step";
import { PlanId, PlanRevision, Schedule } from "../plan-reference";
import { afterCommand, ownPlan, type PlanCommand } from "../plan-rules";
import { objectsReviewedAnew } from "../objects-reviewed-anew";
import { approvalKindsOf, reviewedAnew, targetsIn } from "../planned-run";
import { refusalOfDecision, requireMayChange } from "../../server/change-permissions";
import {
  accountsReached,
  comparedNow,
  fingerprintIn,
  isApprovalNeeded,
  presentSnapshot,
} from "../../server/plan-facts";
import { requirePlan, summaryOf } from "./read-plans";
import {
  changedAgain,
  idTaken,
  notReviewable,
  notScheduled,
  otherAccounts,
  targetsLeft,
} from "./plan-refusals";
import { startRevision } from "./start-plan";
import { describedRun } from "../../server/begin-run";

const OneRevision = z.strictObject({ id: PlanId, revision: PlanRevision });
const Comment = z.string().trim().max(2_000, "A comment has at most 2,000 characters.").exactOptional();

const auditPlan = ({ id }: { readonly id: PlanId }) => ({ target: `plan ${id}` });

/**
 * Saves what was reviewed as a plan, or as a new revision of the plan that has its id, and answers it; the same plan again
 * where it was saved before. `send`: for approval at once. Fails as `conflict` where the organization is not as it was
 * reviewed: something else is applied to a target, or another number of accounts is reached.
 */
export const savePlan = writeDefinition({
  operation: "canopy:SavePlan",
  input: z.strictObject({
    run: NewRun,
    schedule: Schedule,
    /** How many accounts the review showed; absent where it showed none. */
    accounts: z.int().min(0).exactOptional(),
    send: z.boolean(),
    /** Of the plan that is edited. */
    revision: PlanRevision.exactOptional(),
  }),
  requires: "association:read",
  withinOus: "own-targets",
  audit: ({ run, schedule, send, revision }) => ({
    target: `plan ${run.id}`,
    recorded: { reason: run.reason, ticket: run.ticket, schedule, send, revision },
  }),
  run: async ({ run, schedule, accounts, send, revision }, session) => {
    const content = await contentOf(run, schedule, session);
    if (accounts !== undefined && accounts !== content.accounts)
      throw new FailureError(otherAccounts(accounts, content.accounts));
    if (revision !== undefined)
      return changed({ id: run.id, revision }, { kind: "edit", send }, session, { event: "edited", content });
    const person = personOf(session);
    const isAdded = await store.createPlan(
      {
        id: run.id,
        callerKey: await currentCallerKey(),
        state: send ? "awaiting-approval" : "planned",
        revision: 1,
        authors: [person],
      },
      content,
      [{ kind: "planned", by: person }, ...(send ? [{ kind: "sent", by: person } as const] : [])],
    );
    if (!isAdded && (await readPlan(await currentCallerKey(), run.id)) === undefined)
      throw new FailureError(idTaken);
    return summaryOf(await requirePlan(run.id));
  },
});

/** Changes the reason, ticket and schedule of a plan: a new revision, which is sent for approval where `send` says so. */
export const editPlan = writeDefinition({
  operation: "canopy:EditPlan",
  input: OneRevision.extend({
    reason: NewRun.shape.reason,
    ticket: NewRun.shape.ticket,
    schedule: Schedule,
    send: z.boolean(),
  }),
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: async ({ id, revision, reason, ticket, schedule, send }, session) => {
    const { body, fingerprint } = await wholeOf(id);
    const { id: runId, changes, undoes } = body;
    const plan = await requirePlan(id);
    // The review stays as it was: these are no part of it.
    const content: PlanContent = {
      ...plan,
      body: {
        id: runId,
        changes,
        ...(undoes !== undefined && { undoes }),
        ...(reason !== undefined && { reason }),
        ...(ticket !== undefined && { ticket }),
      },
      fingerprint,
      schedule,
      scheduledBy: starterOf(schedule, session),
    };
    return changed({ id, revision }, { kind: "edit", send }, session, { event: "edited", content });
  },
});

/**
 * Reviews a plan anew against the organization as `comparedWith` names it: a new revision that expects what each target has
 * now, and of an object to be deleted what it is now. Fails as `conflict` where the organization has changed again, and as
 * `precondition` where a target has left it, or an object was changed that the plan gives another definition.
 */
export const reviewPlan = writeDefinition({
  operation: "canopy:ReviewPlan",
  input: OneRevision.extend({ comparedWith: z.string().min(1).max(100), send: z.boolean() }),
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: async ({ id, revision, comparedWith, send }, session) => {
    const whole = await wholeOf(id);
    const snapshot = await presentSnapshot();
    const now = await comparedNow(whole, snapshot);
    if (now.comparedWith !== comparedWith) throw new FailureError(changedAgain);
    const objects = objectsReviewedAnew(whole.body, now.objects);
    if (objects === undefined || now.differences.has("policy-deleted")) throw new FailureError(notReviewable);
    const { run, left } = reviewedAnew(objects, governedOrganization(snapshot));
    if (left.length > 0) throw new FailureError(targetsLeft(left.length));
    const { schedule } = await requirePlan(id);
    const content = await contentOf(run, schedule, session);
    return changed({ id, revision }, { kind: "edit", send }, session, { event: "reviewed", content });
  },
});

/** Sends a plan to a second person for approval. */
export const sendPlan = writeDefinition({
  operation: "canopy:SendPlan",
  input: OneRevision,
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: (input, session) => changed(input, { kind: "send" }, session, { event: "sent" }),
});

/**
 * Approves or rejects a revision of a plan. Fails as `precondition` for each person who has planned or edited it, and where
 * the organization has changed since the review.
 */
export const decidePlan = writeDefinition({
  operation: "canopy:DecidePlan",
  input: OneRevision.extend({ decision: z.enum(["approve", "reject"]), comment: Comment }),
  requires: "plan:approve",
  withinOus: "own-targets",
  audit: auditPlan,
  run: ({ id, revision, decision, comment = "" }, session) => {
    const event = decision === "approve" ? "approved" : "rejected";
    const said = comment === "" ? {} : { comment };
    return changed({ id, revision }, { kind: decision, ...said }, session, { event, ...said });
  },
});

/** Starts a plan now, whatever its schedule, and answers its run; see `startRevision`. */
export const startPlan = writeDefinition({
  operation: "canopy:StartPlan",
  input: OneRevision,
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: startRevision,
});

/** Takes the start of a plan back, its change window and its approval stay. Fails as `conflict` where it has no start. */
export const unschedulePlan = writeDefinition({
  operation: "canopy:UnschedulePlan",
  input: OneRevision,
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: async (input, session) => {
    const [plan, whole] = [await requirePlan(input.id), await wholeOf(input.id)];
    await requireMayChange(session, whole.body);
    const { startAt, ...schedule } = plan.schedule;
    if (startAt === undefined) throw new FailureError(notScheduled);
    const content: PlanContent = { ...plan, ...whole, schedule, scheduledBy: null };
    return changed(input, { kind: "unschedule" }, session, { event: "unscheduled", content });
  },
});

/** Discards a plan: it stays to be read, and can't be started. */
export const discardPlan = writeDefinition({
  operation: "canopy:DiscardPlan",
  input: OneRevision,
  requires: "association:read",
  withinOus: "own-targets",
  audit: auditPlan,
  run: (input, session) => changed(input, { kind: "discard" }, session, { event: "discarded" }),
});

async function changed(
  { id, revision }: { readonly id: PlanId; readonly revision: number },
  command: PlanCommand,
  session: Session,
  {
    event,
    comment,
    content,
  }: {
    readonly event: NewPlanEvent["kind"];
    readonly comment?: string;
    readonly content?: PlanContent;
  },
) {
  const whole = await wholeOf(id);
  if (command.kind === "approve" || command.kind === "reject") {
    const forbidden = await refusalOfDecision(session, whole.body);
    if (forbidden !== undefined) throw new FailureError(forbidden);
    // Who made the token of a service that planned it is no second person.
    const { authors } = await requirePlan(id);
    if ((await makersOf(authors.map((author) => author.id))).includes(session.id))
      throw new FailureError(ownPlan);
  } else {
    await requireMayChange(session, whole.body);
    if (content !== undefined) await requireMayChange(session, content.body);
  }
  const isCurrent = command.kind !== "approve" || (await isAsReviewed(whole));
  const by = personOf(session);
  await store.changePlan({ id, callerKey: await currentCallerKey() }, (present) => {
    const at = new Date().toISOString();
    const needsApproval = isApprovalNeeded(content ?? present);
    const status = afterCommand(present, command, { by, revision, needsApproval, isCurrent, at });
    if (!status.ok) return status;
    const events: NewPlanEvent[] = [{ kind: event, by, ...(comment !== undefined && { comment }) }];
    if (command.kind === "edit" && command.send) events.push({ kind: "sent", by });
    return { ok: true, value: { status: status.value, ...(content !== undefined && { content }), events } };
  });
  return summaryOf(await requirePlan(id));
}

async function isAsReviewed(whole: Awaited<ReturnType<typeof wholeOf>>): Promise<boolean> {
  const { differences } = await comparedNow(whole, await presentSnapshot());
  return differences.size === 0;
}

async function wholeOf(id: PlanId) {
  await requirePlan(id);
  const whole = await readPlanBody(id);
  if (whole === undefined) throw new FailureError({ code: "not-found", message: "There is no such plan." });
  return whole;
}

/** What a run is as a revision of a plan, reviewed against the organization as it is now. */
async function contentOf(run: NewRun, schedule: Schedule, session: Session): Promise<PlanContent> {
  await requireMayChange(session, run);
  const snapshot = await presentSnapshot();
  const { title, steps } = await describedRun(run, snapshot);
  const fingerprint = fingerprintIn(run, snapshot);
  const objects = steps.flatMap((step) =>
    step.kind === "association" ? [] : [{ change: step.change, before: ObjectBefore.parse(step) }],
  );
  return {
    title,
    kinds: approvalKindsOf(run),
    body: run,
    fingerprint: { ...fingerprint, ...(objects.length > 0 && { objects }) },
    accounts: accountsReached(run, snapshot, fingerprint),
    targets: targetsIn(run),
    schedule,
    scheduledBy: starterOf(schedule, session),
  };
}

function starterOf({ startAt }: Schedule, session: Session) {
  return startAt === undefined ? null : { ...personOf(session), role: roleNames(session) };
}

function personOf({ id, name }: Session) {
  return { id, name };
}
