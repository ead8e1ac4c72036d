import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { useNews } from "@/components/inventory/news/use-news";
import type { Failure } from "@/lib/core/failure";
import { runQueries, type StepQuestion } from "@/lib/runs/client/queries";
import type { OutcomeGroup, RunDetail, RunList, RunSummary } from "@/lib/runs/run";
import type { RunId } from "@/lib/runs/run-id";
import type { RunStep } from "@/lib/runs/run-step";

/** The runs that are not over and those that ended a moment ago, as the server said last; newest first. */
export function useRecentRuns(): readonly RunSummary[] {
  return useNews().news.runs ?? none;
}

const none: readonly RunSummary[] = [];

/** The pages of the list of runs, read again whenever a run has begun, ended or changed its state. */
export function useRunList(first: RunList) {
  const query = useInfiniteQuery({
    ...runQueries.list(),
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const { isFetching, refetch } = query;
  const newest = useRecentRuns()
    .map(({ id, state }) => `${id} ${state}`)
    .join("\n");
  const [asked, setAsked] = useState(newest);
  useAutoRefresh([{ shown: asked, newest }], {
    isBusy: isFetching,
    refresh: () => {
      setAsked(newest);
      void refetch({ cancelRefetch: false });
    },
  });
  return query;
}

export interface RunRead {
  /** As the news or the last answer has it. */
  readonly run: RunSummary | undefined;
  readonly groups: readonly OutcomeGroup[];
  readonly failure: Failure | undefined;
  readonly refetch: () => void;
}

/** One run with its outcomes by cause, read again whenever the news says that it has changed. */
export function useRun(id: RunId, first: RunDetail | undefined): RunRead {
  const query = useQuery({
    ...runQueries.detail(id),
    ...(first !== undefined && { initialData: first }),
  });
  const heard = useRecentRuns().find((run) => run.id === id);
  const { data, error, isFetching, refetch } = query;
  useAutoRefresh([{ shown: data && versionOf(data.run), newest: heard && versionOf(heard) }], {
    isBusy: isFetching,
    refresh: () => void refetch({ cancelRefetch: false }),
  });
  return {
    run: heard ?? data?.run,
    groups: data?.groups ?? [],
    failure: error?.failure,
    refetch: () => void refetch(),
  };
}

/** The first steps of several runs, by the run's id, read again whenever one of the runs has changed. */
export function useFirstSteps(runs: readonly RunSummary[]): ReadonlyMap<RunId, readonly RunStep[]> {
  const client = useQueryClient();
  const { steps, isFetching } = useQueries({
    queries: runs.map(({ id }) => runQueries.firstSteps(id)),
    combine: (results) => ({
      steps: results.map(({ data }) => data),
      isFetching: results.some((result) => result.isFetching),
    }),
  });
  const newest = runs.map((run) => `${run.id} ${versionOf(run)}`).join("\n");
  const [asked, setAsked] = useState(newest);
  useAutoRefresh([{ shown: asked, newest }], {
    isBusy: isFetching,
    refresh: () => {
      setAsked(newest);
      for (const { id } of runs) void client.refetchQueries(runQueries.firstSteps(id));
    },
  });
  return new Map(
    runs.flatMap(({ id }, index) => {
      const read = steps[index];
      return read === undefined ? [] : [[id, read] as const];
    }),
  );
}

export interface StepsRead {
  /** Undefined for a row that is not loaded. */
  readonly stepAt: (row: number) => RunStep | undefined;
  /** How many steps match; undefined until it is known. */
  readonly total: number | undefined;
  readonly failure: Failure | undefined;
  readonly refetch: () => void;
}

/** Rows that are read together: some two of them are on the screen, and both are read again while they change. */
const rowsAtOnce = 50;
/** More rows than a screen shows. */
const mostOnScreen = 100;

/**
 * The steps of a run that are on the screen, read again whenever the run has changed; what was scrolled past is not.
 * @param lastRow the rows above the lower edge of the screen
 */
export function useRunSteps(
  run: Pick<RunSummary, "id" | "state" | "counts">,
  question: StepQuestion,
  lastRow: number,
): StepsRead {
  const begin = Math.floor(Math.max(0, lastRow - mostOnScreen) / rowsAtOnce);
  const end = Math.floor(Math.max(0, lastRow - 1) / rowsAtOnce);
  const offsets = Array.from({ length: end - begin + 1 }, (_, index) => (begin + index) * rowsAtOnce);
  const windows = useQueries({
    queries: offsets.map((offset) => runQueries.stepRows(run.id, question, { offset, limit: rowsAtOnce })),
  });
  const refetch = () => {
    for (const window of windows) void window.refetch({ cancelRefetch: false });
  };
  const isFetching = windows.some((window) => window.isFetching);
  useRefreshWith(run, isFetching, refetch);
  const total = windows.findLast(({ data }) => data?.total !== undefined)?.data?.total;
  // While another window loads, the list is as long as it was.
  const [known, setKnown] = useState({ key: JSON.stringify(question), total });
  const key = JSON.stringify(question);
  if (total !== undefined && (known.total !== total || known.key !== key)) setKnown({ key, total });
  return {
    stepAt: (row) => windows[Math.floor(row / rowsAtOnce) - begin]?.data?.steps[row % rowsAtOnce],
    total: total ?? (known.key === key ? known.total : undefined),
    failure: windows.find(({ error }) => error !== null)?.error?.failure,
    refetch,
  };
}

export interface StepRead {
  /** Null where the run has no step at the position. */
  readonly step: RunStep | null | undefined;
  readonly failure: Failure | undefined;
}

/** One step of a run, read again whenever the run has changed. */
export function useRunStep(run: Pick<RunSummary, "id" | "state" | "counts">, position: number): StepRead {
  const { data, error, isFetching, refetch } = useQuery(runQueries.step(run.id, position));
  useRefreshWith(run, isFetching, () => void refetch({ cancelRefetch: false }));
  return { step: data, failure: error?.failure };
}

/** Calls `refresh` when a step of the run has changed since it was last called. */
function useRefreshWith(
  run: Pick<RunSummary, "state" | "counts">,
  isBusy: boolean,
  refresh: () => void,
): void {
  const newest = versionOf(run);
  // What the last request was sent for: an answer may be older than the change that came while it was under way.
  const [asked, setAsked] = useState(newest);
  useAutoRefresh([{ shown: asked, newest }], {
    isBusy,
    refresh: () => {
      setAsked(newest);
      refresh();
    },
  });
}

/** Another one whenever a step of the run has changed. */
function versionOf({ state, counts }: Pick<RunSummary, "state" | "counts">): string {
  return JSON.stringify([state, counts]);
}
