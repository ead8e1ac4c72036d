import type { Session } from "@/lib/server/session";
import {
  loadRunParams,
  loadRunsParams,
  runsDescendingFirst,
  stepQuestion,
} from "@/components/inventory/addresses/runs-address";
import { type RunRow, runRow, type StepRow, stepRow } from "@/components/runs/export-lines";
import { listedRuns } from "@/components/runs/list-view";
import { orderOf } from "@/components/ui/rows/sort-order";
import { z } from "zod";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { RunId } from "@/lib/runs/run-id";
import { readRunDetail } from "@/lib/runs/server/read-runs";
import { readAllRuns, readAllSteps } from "@/lib/runs/server/whole-runs";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";
import { type ExportFormat, exportFormats } from "@/lib/format/export-formats";

const runColumns = [
  ["number", "Run"],
  ["id", "Run ID"],
  ["title", "Change"],
  ["state", "State"],
  ["startedBy", "Started by"],
  ["startedAt", "Started"],
  ["endedAt", "Finished"],
  ["reason", "Reason"],
  ["ticket", "Ticket"],
  ["targets", "Targets"],
  ["waiting", "Not sent"],
  ["accepted", "Accepted"],
  ["refused", "Refused"],
  ["unchanged", "No change needed"],
  ["notKnown", "Not known"],
  ["cancelled", "Cancelled"],
  ["inEffect", "In effect"],
  ["pending", "Pending"],
  ["failed", "Failed"],
] as const satisfies readonly (readonly [keyof RunRow, string])[];

const stepColumns = [
  ["position", "Position"],
  ["targetId", "Target ID"],
  ["targetName", "Target"],
  ["before", "Before"],
  ["after", "After"],
  ["request", "Request"],
  ["association", "Association"],
  ["message", "Message"],
  ["exception", "AWS exception"],
  ["awsRequestId", "AWS request ID"],
  ["attempts", "Attempts"],
  ["sentAt", "Sent"],
  ["answeredAt", "Answered"],
  ["readAt", "Association read"],
] as const satisfies readonly (readonly [keyof StepRow, string])[];

const Search = z.object({
  /** A run's own, for its targets; absent for the list of runs. */
  id: RunId.optional(),
  format: z.enum(exportFormats).default("csv"),
});
const searchOf = defineSearch("GET /api/runs/export", Search);

/** The runs, or the targets of one of them, that a page shows with these parameters, as Excel, CSV or JSON. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: (request, session) => {
    const { id, format } = searchOf(request);
    return id === undefined ? runsFile(request, format, session) : stepsFile(request, format, id, session);
  },
});

async function runsFile(request: Request, format: ExportFormat, session: Session): Promise<Response> {
  const params = loadRunsParams(request);
  const { q, state, by } = params;
  const order = orderOf(params, runsDescendingFirst);
  const runs = listedRuns(await readAllRuns(session), params, order, Date.now());
  return downloadResponse({
    name: "runs",
    format,
    asOf: Date.now(),
    columns: runColumns,
    rows: runs.map(runRow).values(),
    about: { filter: { text: q, states: state, startedBy: by } },
    parts: [],
  });
}

async function stepsFile(
  request: Request,
  format: ExportFormat,
  id: RunId,
  session: Session,
): Promise<Response> {
  const question = stepQuestion(loadRunParams(request));
  const { run } = await readRunDetail(id, session);
  const [steps, snapshot] = await Promise.all([
    readAllSteps(id, question, session),
    // Names of policies are worth having, and no reason to have no file.
    currentSnapshot().catch(() => undefined),
  ]);
  const policies = new Map(snapshot?.governance.policies.map((policy) => [String(policy.id), policy.name]));
  return downloadResponse({
    name: `run-${run.number}`,
    format,
    asOf: Date.now(),
    columns: stepColumns,
    rows: steps.map((step) => stepRow(run, step, (policyId) => policies.get(policyId))).values(),
    about: { run: runRow(run), filter: question },
    parts: [],
  });
}
