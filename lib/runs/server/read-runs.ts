import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Grantee } from "@/lib/identity/grants";
import type { VisibleOus } from "@/lib/identity/visible-ous";
import { idsWithin, ownIds } from "@/lib/inventory/serve/within-ous";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { timedCache } from "@/lib/inventory/serve/timed-cache";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { serverAws } from "@/lib/server/aws";
import * as store from "@/lib/store/runs/read-runs";
import { listSteps, type StepQuery } from "@/lib/store/runs/read-steps";
import type { RunDetail, RunList, RunState, RunSummary } from "../run";
import type { RunId } from "../run-id";
import type { StepPage } from "../run-step";
import { operationOf } from "../step-operation";

/** Runs on a page of the list. */
const listedAtOnce = 50;
/** How long after its end a run is still part of the news. */
const endedWithinMs = 10 * 60_000;
const mostNews = 20;

/** A page of the caller's runs, newest first. Rejects where the database does not answer. */
export async function readRunList(
  {
    before,
    states,
  }: { readonly before?: number | undefined; readonly states?: readonly RunState[] | undefined },
  grantee: Grantee,
): Promise<RunList> {
  const within = await ownIds(grantee);
  const listed = store.listRuns(await currentCallerKey(), {
    ...{ before, states, within },
    limit: listedAtOnce + 1,
  });
  const found = await answerInTime(listed);
  const runs = found.slice(0, listedAtOnce).map(withRate);
  const last = runs.at(-1);
  return { runs, ...(found.length > listedAtOnce && last !== undefined && { next: last.number }) };
}

/** One run with its outcomes by cause. Rejects as `not-found` where this caller has no such run. */
export async function readRunDetail(id: RunId, grantee: Grantee): Promise<RunDetail> {
  const run = await requireVisibleRun(id, grantee);
  return { run, groups: await answerInTime(store.groupOutcomes(id)) };
}

/** A page of a run's steps. Rejects as `not-found` where this caller has no such run. */
export async function readRunSteps(id: RunId, query: StepQuery, grantee: Grantee): Promise<StepPage> {
  await requireVisibleRun(id, grantee);
  return answerInTime(listSteps(id, query));
}

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyRunNews: OfConnections<ReturnType<typeof timedCache<readonly RunSummary[]>>> | undefined;
}

/** The runs that are not over or have just ended, newest first, as the stream of news gives them. */
function recentRuns(): Promise<readonly RunSummary[]> {
  globalThis.canopyRunNews ??= new OfConnections();
  const news = globalThis.canopyRunNews.made(() =>
    timedCache(async () => {
      const recent = await store.recentRuns(await currentCallerKey(), { endedWithinMs, limit: mostNews });
      return recent.map(withRate);
    }),
  );
  return news.read();
}

/** The same for who sees some OUs alone. */
export async function recentRunsWithin(ous: VisibleOus): Promise<readonly RunSummary[]> {
  const within = await idsWithin(ous);
  if (within === undefined) return recentRuns();
  const recent = await store.recentRuns(await currentCallerKey(), { endedWithinMs, within, limit: mostNews });
  return recent.map(withRate);
}

/** A run as someone may see it: as `requireRun`, and `not-found` as well where it has targets that are not theirs. */
export async function requireVisibleRun(id: RunId, grantee: Grantee): Promise<RunSummary> {
  const within = await ownIds(grantee);
  const isTheirs = async () => within === undefined || (await store.runsWithin([id], within)).has(id);
  if (!(await answerInTime(isTheirs()))) throw new FailureError(noRun);
  return answerInTime(requireRun(id));
}

const noRun: Failure = {
  code: "not-found",
  message: "There is no such run for this caller and Region. It may belong to another one.",
};

/** A run of this caller as it is now. Rejects as `not-found` where there is none. */
export async function requireRun(id: RunId): Promise<RunSummary> {
  const run = await store.readRun(await currentCallerKey(), id);
  if (run !== undefined) return withRate(run);
  throw new FailureError(noRun);
}

function withRate(run: store.StoredRun): RunSummary {
  const rates = run.changes.map((change) => serverAws().budget.rateOf(operationOf(change)).perSecond);
  return { ...run, perSecond: Math.max(...rates) };
}
