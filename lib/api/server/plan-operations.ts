import "server-only";
import { z } from "zod";
import { ActivityPage, ActivityQuestion } from "@/lib/activity/activity";
import { EntryNumber } from "@/lib/activity/server/activity-search";
import { readActivityPage } from "@/lib/activity/server/read-activity";
import { can, roleNames } from "@/lib/identity/grants";
import { permissions } from "@/lib/identity/permissions";
import { NewRun } from "@/lib/runs/new-run";
import { PlanDetail, PlanList } from "@/lib/runs/plans/plan";
import { PlanId, PlanRevision, Schedule } from "@/lib/runs/plans/plan-reference";
import * as plans from "@/lib/runs/plans/server/definitions";
import { readPlanDetail, readPlanList } from "@/lib/runs/plans/server/read-plans";
import { ApiCaller, ApiPlan, ApiRun } from "../models";
import { apiRead, apiWrite } from "./api-operation";

const tag = "Plans";
const OnePlan = z.strictObject({ planId: PlanId });
const OneRevision = z.strictObject({ revision: PlanRevision });
const Comment = z.string().trim().max(2_000, "A comment has at most 2,000 characters.").exactOptional();

export const savePlan = apiWrite({
  id: "savePlan",
  method: "POST",
  path: "/plans",
  tag,
  summary: "Saves what was previewed as a plan, and where `send` says so, sends it for approval",
  input: z.object({
    body: z.strictObject({ run: NewRun, schedule: Schedule.default({}), send: z.boolean().default(false) }),
  }),
  output: ApiPlan,
  action: plans.savePlan,
  asAction: ({ body }) => body,
  answerOf: (plan) => ({ plan }),
});

export const listPlans = apiRead({
  id: "listPlans",
  method: "GET",
  path: "/plans",
  tag,
  summary: "Plans, newest first, fifty at a time",
  input: z.object({
    query: z.strictObject({
      before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    }),
  }),
  output: PlanList,
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ query }, session) => readPlanList(query, session),
});

export const getPlan = apiRead({
  id: "getPlan",
  method: "GET",
  path: "/plans/{planId}",
  tag,
  summary: "One plan, what it reaches, and what changed since its review",
  input: z.object({ params: OnePlan }),
  output: PlanDetail,
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ params }, session) => readPlanDetail(params.planId, session),
});

export const sendPlan = apiWrite({
  id: "sendPlan",
  method: "POST",
  path: "/plans/{planId}/send",
  tag,
  summary: "Sends a plan to a second person for approval",
  input: z.object({ params: OnePlan, body: OneRevision }),
  output: ApiPlan,
  action: plans.sendPlan,
  asAction: ({ params, body }) => ({ id: params.planId, revision: body.revision }),
  answerOf: (plan) => ({ plan }),
});

export const decidePlan = apiWrite({
  id: "decidePlan",
  method: "POST",
  path: "/plans/{planId}/decide",
  tag,
  summary: "Approves or rejects a plan; none of its authors can",
  input: z.object({
    params: OnePlan,
    body: OneRevision.extend({ decision: z.enum(["approve", "reject"]), comment: Comment }),
  }),
  output: ApiPlan,
  action: plans.decidePlan,
  asAction: ({ params, body }) => ({ id: params.planId, ...body }),
  answerOf: (plan) => ({ plan }),
});

export const startPlan = apiWrite({
  id: "startPlan",
  method: "POST",
  path: "/plans/{planId}/start",
  tag,
  summary: "Starts a plan now, and answers its run",
  input: z.object({ params: OnePlan, body: OneRevision }),
  output: ApiRun,
  action: plans.startPlan,
  asAction: ({ params, body }) => ({ id: params.planId, revision: body.revision }),
  answerOf: (run) => ({ run }),
});

export const unschedulePlan = apiWrite({
  id: "unschedulePlan",
  method: "POST",
  path: "/plans/{planId}/unschedule",
  tag,
  summary: "Takes the start of a plan back: a person starts it",
  input: z.object({ params: OnePlan, body: OneRevision }),
  output: ApiPlan,
  action: plans.unschedulePlan,
  asAction: ({ params, body }) => ({ id: params.planId, revision: body.revision }),
  answerOf: (plan) => ({ plan }),
});

export const discardPlan = apiWrite({
  id: "discardPlan",
  method: "POST",
  path: "/plans/{planId}/discard",
  tag,
  summary: "Discards a plan: it stays to be read, and can't be started",
  input: z.object({ params: OnePlan, body: OneRevision }),
  output: ApiPlan,
  action: plans.discardPlan,
  asAction: ({ params, body }) => ({ id: params.planId, revision: body.revision }),
  answerOf: (plan) => ({ plan }),
});

const { from, until, run, q } = ActivityQuestion.shape;

export const listActivity = apiRead({
  id: "listActivity",
  method: "GET",
  path: "/activity",
  tag: "Activity",
  summary: "Every change through Canopy, newest first: who, what, before and after",
  input: z.object({
    query: z.strictObject({
      ...{ q, from, until, run },
      /** A person's id. */
      by: z.string().max(256).optional(),
      target: z.string().max(1_000).optional(),
      before: EntryNumber.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  }),
  output: ActivityPage,
  requires: "audit:read",
  withinOus: "own-targets",
  run: ({ query: { before, limit, by, target, ...question } }, session) =>
    readActivityPage(
      {
        ...question,
        ...(by !== undefined && { by: [by] }),
        ...(target !== undefined && { target: [target] }),
      },
      { before, limit },
      session,
    ),
});

export const getCaller = apiRead({
  id: "getCaller",
  method: "GET",
  path: "/caller",
  tag: "Access",
  summary: "Whose token it is, and what it may do",
  input: z.object({}),
  output: ApiCaller,
  requires: "signed-in",
  withinOus: "no-targets",
  run: (_asked, session) =>
    Promise.resolve({
      id: session.id,
      name: session.name,
      roles: roleNames(session),
      permissions: permissions.filter((permission) => can(session, permission)),
    }),
});
