import type { RunSort, RunsParams } from "@/components/inventory/addresses/runs-address";
import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import { hasWords, wordsOf } from "@/lib/format/search-terms";
import type { RunSummary } from "@/lib/runs/run";
import { runStates } from "@/lib/runs/states";
import { runView } from "@/lib/runs/run-view";
import { stepsIn } from "@/lib/runs/step-figures";

/** The runs of a list, newest first, with what the news says of those that are under way or have just begun. */
export function withRecent(
  listed: readonly RunSummary[],
  recent: readonly RunSummary[],
): readonly RunSummary[] {
  const byId = new Map(listed.map((run) => [run.id, run]));
  const oldest = listed.at(-1)?.number ?? 0;
  // What is older than the last page belongs to a page that is not loaded.
  for (const run of recent) if (byId.has(run.id) || run.number >= oldest) byId.set(run.id, run);
  return [...byId.values()].sort((one, other) => other.number - one.number);
}

/** The runs that a view shows at an instant, in epoch milliseconds, in its order. */
export function listedRuns(
  runs: readonly RunSummary[],
  { q, state, by }: Pick<RunsParams, "q" | "state" | "by">,
  { sort, direction }: SortOrder<RunSort>,
  now: number,
): readonly RunSummary[] {
  const words = wordsOf(q);
  const matching = runs.filter(
    (run) =>
      (state.length === 0 || state.includes(runView(run, now))) &&
      (by.length === 0 || by.includes(run.by.id)) &&
      hasWords(`#${run.number} ${run.title} ${run.by.name} ${run.reason ?? ""} ${run.ticket ?? ""}`, words),
  );
  const compare = inDirection(direction, comparisons[sort]);
  return matching.sort((one, other) => compare(one, other) || other.number - one.number);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const comparisons: Readonly<Record<RunSort, (one: RunSummary, other: RunSummary) => number>> = {
  number: (one, other) => one.number - other.number,
  title: (one, other) => collator.compare(one.title, other.title),
  by: (one, other) => collator.compare(one.by.name, other.by.name),
  state: (one, other) => runStates.indexOf(one.state) - runStates.indexOf(other.state),
  targets: (one, other) => stepsIn(one.counts) - stepsIn(other.counts),
};
