import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { type DescendingFirst, sortDirections } from "@/components/ui/rows/sort-order";
import { runViews } from "@/lib/runs/run-view";
import type { StepQuestion } from "@/lib/runs/client/queries";
import { stepFilters } from "@/lib/runs/states";

/** Where a run has its page. */
export function runPath(id: string) {
  return `/runs/${id}` as const;
}

export const runSortKeys = ["number", "title", "by", "state", "targets"] as const;
export type RunSort = (typeof runSortKeys)[number];
export const runsDescendingFirst: DescendingFirst<RunSort> = { number: true, targets: true };

/** The view of the list, in the URL. */
export const runsParsers = {
  q: parseAsString.withDefault(""),
  state: parseAsArrayOf(parseAsStringLiteral(runViews)).withDefault([]),
  by: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(runSortKeys).withDefault("number"),
  /** Absent: the one with which the column begins. */
  direction: parseAsStringLiteral(sortDirections),
};
export type RunsParams = inferParserType<typeof runsParsers>;

export const loadRunsParams = createLoader(runsParsers);

/** The view of one run, in the URL. */
export const runParsers = {
  /** Which steps are listed; absent for all. */
  show: parseAsStringLiteral(stepFilters),
  /** The message of one group of outcomes. */
  cause: parseAsString,
  /** Text in a target's name or id. */
  q: parseAsString.withDefault(""),
  /** The position of the step whose details are open. */
  step: parseAsInteger,
};
export type RunParams = inferParserType<typeof runParsers>;
export type RunViewChange = { readonly [Name in keyof RunParams]?: RunParams[Name] | null };

export const loadRunParams = createLoader(runParsers);

const serializeRuns = createSerializer(runsParsers);
const serializeRun = createSerializer(runParsers);

/** The parameters of an export of the list: those that decide which runs it shows, and in which order. */
export function runsExportQuery(params: RunsParams): URLSearchParams {
  return new URLSearchParams(serializeRuns(params));
}

/** The parameters of an export of a run's steps: those that decide which of them are listed. */
export function runExportQuery(id: string, { show, cause, q }: RunParams): URLSearchParams {
  const query = new URLSearchParams(serializeRun({ show, cause, q }));
  query.set("id", id);
  return query;
}

/** The question that lists the steps of a view. */
export function stepQuestion({ show, cause, q }: RunParams): StepQuestion {
  const search = q.trim();
  return {
    ...(show !== null && { filter: show }),
    ...(cause !== null && { cause }),
    ...(search !== "" && { search }),
  };
}
