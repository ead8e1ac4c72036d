import type { Failure } from "@/lib/core/failure";
import { failed, type Result, success } from "@/lib/core/result";
import type { PlanOfRun } from "../run";
import type { Decision, Person, PlanStatus } from "./plan";

/** What a person does to a plan. */
export type PlanCommand =
  /** A new revision; `send`: which is sent for approval at once. */
  | { readonly kind: "edit"; readonly send: boolean }
  | { readonly kind: "send" }
  | { readonly kind: "approve" | "reject"; readonly comment?: string }
  | { readonly kind: "start" }
  /** Takes the start back: it is started by hand then. An approval stays. */
  | { readonly kind: "unschedule" }
  | { readonly kind: "discard" };

/** What a command is decided by, beside the plan. */
export interface CommandContext {
  readonly by: Person;
  /** The revision that the person has seen. */
  readonly revision: number;
  readonly needsApproval: boolean;
  /** Whether the organization is as it was reviewed. */
  readonly isCurrent: boolean;
  /** ISO 8601. */
  readonly at: string;
}

/** The plan after a command, or why it stays as it is. Nothing but `start` makes a plan a run. */
export function afterCommand(
  plan: PlanStatus,
  command: PlanCommand,
  context: CommandContext,
): Result<PlanStatus> {
  const refusal = refusalOf(plan, command, context);
  return refusal === undefined ? success(changed(plan, command, context)) : failed(refusal);
}

/** Whether a plan can still be changed, decided or started. */
export function isOpenPlan({ state }: Pick<PlanStatus, "state">): boolean {
  return state !== "started" && state !== "discarded";
}

/** Whether a second person has approved the revision that a plan is at. */
export function isApproved({ state, revision, decision, authors }: PlanStatus): boolean {
  return (
    state === "approved" &&
    decision?.decision === "approved" &&
    decision.revision === revision &&
    !authors.some(({ id }) => id === decision.by.id)
  );
}

/** Of a plan, what its run names: who planned and edited it, and who approved it. */
export function planOfRun(plan: PlanStatus & { readonly number: number }): PlanOfRun {
  const { number, revision, authors, decision } = plan;
  return {
    number,
    revision,
    authors,
    ...(isApproved(plan) && decision !== undefined && { approvedBy: decision.by }),
  };
}

function refusalOf(
  plan: PlanStatus,
  command: PlanCommand,
  { by, revision, needsApproval, isCurrent }: CommandContext,
): Failure | undefined {
  if (plan.state === "started") return conflict("The plan was started. Its run shows how far it is.");
  if (plan.state === "discarded") return conflict("The plan was discarded. Plan the change anew.");
  if (command.kind === "discard") return undefined;
  if (revision !== plan.revision)
    return conflict("The plan was edited since you opened it. Review its present revision.");
  switch (command.kind) {
    case "edit":
    case "unschedule":
      return undefined;
    case "send":
      return plan.state === "planned" ? undefined : conflict("The plan was sent for approval before.");
    case "approve":
    case "reject":
      if (plan.state !== "awaiting-approval") return conflict("The plan isn't waiting for approval.");
      if (plan.authors.some(({ id }) => id === by.id)) return ownPlan;
      return command.kind === "approve" && !isCurrent ? stale : undefined;
    case "start":
      if (needsApproval && !isApproved(plan)) return notApproved;
      if (plan.state === "rejected") return conflict("The plan was rejected. Edit it first.");
      return isCurrent ? undefined : stale;
  }
}

function changed(
  { decision, ...plan }: PlanStatus,
  command: PlanCommand,
  { by, at }: CommandContext,
): PlanStatus {
  const kept = decision === undefined ? plan : { ...plan, decision };
  switch (command.kind) {
    case "edit":
      return {
        ...plan,
        state: command.send ? "awaiting-approval" : "planned",
        revision: plan.revision + 1,
        authors: plan.authors.some(({ id }) => id === by.id) ? plan.authors : [...plan.authors, by],
      };
    case "send":
      return { ...plan, state: "awaiting-approval" };
    case "unschedule":
      return { ...kept, state: plan.state };
    case "approve":
    case "reject": {
      const made: Decision = {
        decision: command.kind === "approve" ? "approved" : "rejected",
        by,
        at,
        revision: plan.revision,
        ...(command.comment !== undefined && { comment: command.comment }),
      };
      return { ...plan, state: made.decision, decision: made };
    }
    case "start":
      return { ...kept, state: "started" };
    case "discard":
      return { ...kept, state: "discarded" };
  }
}

function conflict(message: string): Failure {
  return { code: "conflict", message: `${message} Nothing was changed.` };
}

/** What approving or rejecting one's own plan fails with. */
export const ownPlan: Failure = {
  code: "precondition",
  message:
    "A plan is approved or rejected by a person who has neither planned nor edited it. Nothing was changed.",
};

const notApproved: Failure = {
  code: "precondition",
  message:
    "This change needs the approval of a second person before it starts. Send it for approval. Nothing was changed.",
};

const stale: Failure = {
  code: "precondition",
  message:
    "The organization has changed since the plan was reviewed. Open the plan to see what changed, and review it again. Nothing was changed.",
};

/** What a run fails with that needs approval and is no plan. */
export const approvalMissing = notApproved;
