import "server-only";
import { requireVisible } from "@/lib/inventory/serve/within-ous";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { groupedTargets, NewRun } from "@/lib/runs/new-run";
import { accountGroups, appliedAt } from "@/lib/runs/plans/fingerprint";
import { Retried } from "@/lib/runs/retry";
import { RunDetail, RunList, RunState } from "@/lib/runs/run";
import { RunId } from "@/lib/runs/run-id";
import { StepPage, StepPosition } from "@/lib/runs/run-step";
import { StepFilter } from "@/lib/runs/run-step";
import * as runs from "@/lib/runs/server/definitions";
import { accountsReached, fingerprintIn, isApprovalDue, presentSnapshot } from "@/lib/runs/server/plan-facts";
import { readRunDetail, readRunList, readRunSteps } from "@/lib/runs/server/read-runs";
import { ApiAssignments, ApiImpact, ApiRun } from "../models";
import { apiRead, apiWrite } from "./api-operation";
import { readingOf } from "./read-targets";

const tag = "Runs";
const OneRun = z.strictObject({ runId: RunId });
const mostNamed = 20;

export const previewRun = apiRead({
  id: "previewRun",
  method: "POST",
  path: "/runs/preview",
  tag,
  summary:
    "What assignments would change, and the run or plan that makes exactly this change; changes nothing",
  input: z.object({ body: ApiAssignments }),
  output: ApiImpact,
  requires: "association:read",
  withinOus: "own-targets",
  run: async ({ body: { assignments, reason, ticket } }, session) => {
    await requireVisible(
      session,
      assignments.flatMap(({ targetIds }) => targetIds),
    );
    const snapshot = await presentSnapshot();
    const { tree } = snapshot;
    const lookup = nodeLookup(tree);
    const unknown = assignments
      .flatMap(({ targetIds }) => targetIds)
      .filter((targetId) => lookup(targetId) === undefined);
    if (unknown.length > 0)
      throw new FailureError({
        code: "invalid-input",
        message: "Some targets are not in the organization as it was read last.",
        fields: { "body.assignments": unknown.slice(0, mostNamed).map((id) => `${id} is not known.`) },
      });
    const run = NewRun.safeParse({
      id: crypto.randomUUID(),
      changes: assignments.map(({ assignment, targetIds }) => ({
        kind: "association",
        assignment,
        targets: groupedTargets(
          targetIds.map((targetId) => ({ targetId, expected: appliedAt(snapshot, lookup(targetId) ?? -1) })),
        ),
      })),
      ...(reason !== undefined && { reason }),
      ...(ticket !== undefined && { ticket }),
    });
    if (!run.success)
      throw new FailureError({
        code: "invalid-input",
        message: "The assignments can't be one run.",
        fields: { "body.assignments": run.error.issues.map(({ message }) => message) },
      });
    const fingerprint = fingerprintIn(run.data, snapshot);
    return {
      ...readingOf(snapshot.meta),
      accounts: accountsReached(run.data, snapshot, fingerprint),
      groups: accountGroups(fingerprint).map(({ before, after, accounts }) => ({
        before,
        after,
        accounts: accounts.length,
        first: accounts.slice(0, mostNamed),
      })),
      needsApproval: isApprovalDue(run.data, snapshot),
      run: run.data,
    };
  },
});

export const startRun = apiWrite({
  id: "startRun",
  method: "POST",
  path: "/runs",
  tag,
  summary: "Starts a run of what was previewed; the same run again where its id was started before",
  input: z.object({ body: NewRun }),
  output: ApiRun,
  action: runs.startRun,
  asAction: ({ body }) => body,
  answerOf: (run) => ({ run }),
});

export const listRuns = apiRead({
  id: "listRuns",
  method: "GET",
  path: "/runs",
  tag,
  summary: "Runs, newest first, fifty at a time",
  input: z.object({
    query: z.strictObject({
      before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      state: RunState.optional(),
    }),
  }),
  output: RunList,
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ query: { before, state } }, session) =>
    readRunList({ before, ...(state !== undefined && { states: [state] }) }, session),
});

export const getRun = apiRead({
  id: "getRun",
  method: "GET",
  path: "/runs/{runId}",
  tag,
  summary: "One run, how far it is, and its outcomes by cause",
  input: z.object({ params: OneRun }),
  output: RunDetail,
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ params }, session) => readRunDetail(params.runId, session),
});

export const listSteps = apiRead({
  id: "listSteps",
  method: "GET",
  path: "/runs/{runId}/steps",
  tag,
  summary: "The steps of a run in its order, each with AWS's request id and the association since",
  input: z.object({
    params: OneRun,
    query: z.strictObject({
      filter: StepFilter.optional(),
      after: z.coerce.number().pipe(StepPosition).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
  }),
  output: StepPage,
  requires: "association:read",
  withinOus: "own-targets",
  run: ({ params, query }, session) => readRunSteps(params.runId, query, session),
});

export const pauseRun = apiWrite({
  id: "pauseRun",
  method: "POST",
  path: "/runs/{runId}/pause",
  tag,
  summary: "Sends no further step; what was sent is followed",
  input: z.object({ params: OneRun }),
  output: ApiRun,
  action: runs.pauseRun,
  asAction: ({ params }) => ({ id: params.runId }),
  answerOf: (run) => ({ run }),
});

export const resumeRun = apiWrite({
  id: "resumeRun",
  method: "POST",
  path: "/runs/{runId}/resume",
  tag,
  summary: "Goes on with a paused run",
  input: z.object({ params: OneRun }),
  output: ApiRun,
  action: runs.resumeRun,
  asAction: ({ params }) => ({ id: params.runId }),
  answerOf: (run) => ({ run }),
});

export const cancelRest = apiWrite({
  id: "cancelRest",
  method: "POST",
  path: "/runs/{runId}/cancel",
  tag,
  summary: "Takes out the steps that were not sent; what was sent is followed",
  input: z.object({ params: OneRun }),
  output: ApiRun.extend({ cancelled: z.int() }),
  action: runs.cancelRest,
  asAction: ({ params }) => ({ id: params.runId }),
  answerOf: (answer) => answer,
});

export const retryFailed = apiWrite({
  id: "retryFailed",
  method: "POST",
  path: "/runs/{runId}/retry",
  tag,
  summary: "Sends the steps again that came to one of the outcomes",
  input: z.object({
    params: OneRun,
    body: z.strictObject({ outcomes: z.array(Retried).min(1).max(3) }),
  }),
  output: ApiRun.extend({ retried: z.int() }),
  action: runs.retryFailed,
  asAction: ({ params, body }) => ({ id: params.runId, outcomes: body.outcomes }),
  answerOf: (answer) => answer,
});
