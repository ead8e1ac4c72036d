import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { RunState } from "../run";
import type { RunId } from "../run-id";
import type { RunStep } from "../run-step";
import type { StepFilter } from "../run-step";

/**
 * How often what shows steps under way is read again. A retry may end as it began between two pieces of news, whose counts then
 * say that nothing has changed.
 */
const underWayMs = 3_000;

function isUnderWay({ state }: RunStep): boolean {
  return state === "waiting" || state === "calling";
}

/** Which steps of a run are shown: all that are given must match. */
export interface StepQuestion {
  readonly filter?: StepFilter;
  /** Text in a target's name or id. */
  readonly search?: string;
  /** The `cause` of an outcome group. */
  readonly cause?: string;
}

/** Rows of a list: so many from this one on. */
interface RowWindow {
  readonly offset: number;
  readonly limit: number;
}

/**
 * Reads of runs. The topic `runs` of the news (`useNews().news.runs`) holds the summaries of all runs that are not over, as
 * they change: what is shown of one of those comes from there, and a change of its summary is the moment to invalidate
 * `detail` and `steps`.
 */
export const runQueries = {
  /** The caller's runs, newest first; in these states alone where any are given. */
  list: (states: readonly RunState[] = []) =>
    infiniteQueryOptions({
      queryKey: keys.runs.list(states),
      queryFn: ({ signal, pageParam }) =>
        fetchJson({
          url: urlOf("/api/runs", { before: pageParam, states: states.join(",") }),
          signal,
          schema: async () => (await import("../run")).RunList,
          what: "The list of runs",
        }),
      initialPageParam: firstPage(),
      getNextPageParam: ({ next }) => next,
    }),
  /** One run with its outcomes by cause; rejects as `not-found` where this caller has no such run. */
  detail: (id: RunId) =>
    queryOptions({
      queryKey: keys.runs.detail(id),
      queryFn: ({ signal }) =>
        fetchJson({
          url: urlOf("/api/runs/run", { id }),
          signal,
          schema: async () => (await import("../run")).RunDetail,
          what: "The run",
        }),
      refetchInterval: ({ state }) => (state.data?.run.state === "running" ? underWayMs : false),
    }),
  /** What undoes a run that is over, as the organization is now; asked anew each time that it is reviewed. */
  undo: (id: RunId) =>
    queryOptions({
      queryKey: keys.runs.undo(id),
      queryFn: ({ signal }) =>
        fetchJson({
          url: urlOf("/api/runs/undo", { id }),
          signal,
          schema: async () => (await import("../undo")).Undo,
          what: "The undoing of the run",
        }),
      staleTime: 0,
      gcTime: 0,
    }),
  /** The steps of a run that match, in its order, so many rows at a time, with how many there are. */
  stepRows: (id: RunId, question: StepQuestion, { offset, limit }: RowWindow) =>
    queryOptions({
      queryKey: keys.runs.steps(id, { ...question, offset, limit }),
      queryFn: ({ signal }) =>
        fetchJson({
          url: urlOf("/api/runs/steps", { id, ...question, offset, limit }),
          signal,
          schema: async () => (await import("../run-step")).StepPage,
          what: "The steps of the run",
        }),
      // What was scrolled out of sight is read no more, and may be old when it comes back.
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.steps.some(isUnderWay) === true ? underWayMs : false),
    }),
  /** The first steps of a run, as many as one page holds: all of them for most runs. */
  firstSteps: (id: RunId) =>
    queryOptions({
      queryKey: keys.runs.steps(id, { first: true }),
      queryFn: async ({ signal }): Promise<readonly RunStep[]> => {
        const { steps } = await fetchJson({
          url: urlOf("/api/runs/steps", { id }),
          signal,
          schema: async () => (await import("../run-step")).StepPage,
          what: "The targets of the run",
        });
        return steps;
      },
      refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? underWayMs : false),
    }),
  /** One step by its place in the run; null where the run has none there. */
  step: (id: RunId, position: number) =>
    queryOptions({
      queryKey: keys.runs.steps(id, { position }),
      queryFn: async ({ signal }): Promise<RunStep | null> => {
        const after = position === 0 ? undefined : position - 1;
        const { steps } = await fetchJson({
          url: urlOf("/api/runs/steps", { id, after, limit: 1 }),
          signal,
          schema: async () => (await import("../run-step")).StepPage,
          what: "The target of the run",
        });
        return steps.find((step) => step.position === position) ?? null;
      },
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? underWayMs : false),
    }),
};

function firstPage(): number | undefined {
  return undefined;
}

function urlOf(path: string, parameters: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? path : `${path}?${search}`;
}
