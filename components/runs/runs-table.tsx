"use client";

import { runPath, runsDescendingFirst, type RunSort } from "@/components/inventory/addresses/runs-address";
import { runLabel } from "@/components/inventory/runs/run-labels";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf, formatCount } from "@/lib/format/count";
import { isOfObjects, type RunSummary } from "@/lib/runs/run";
import { stepsIn } from "@/lib/runs/step-counts";
import { resultSegments } from "./result-segments";

export const runColumns: readonly {
  readonly title: string;
  readonly sort?: RunSort;
  readonly className: string;
}[] = [
  { title: "Run", sort: "number", className: "w-16 pl-4" },
  { title: "Change", sort: "title", className: "" },
  { title: "State", sort: "state", className: "" },
  { title: "Targets", sort: "targets", className: "w-1/4" },
  { title: "Started by", sort: "by", className: "" },
  { title: "Started", className: "pr-4 text-right" },
];

/** Runs with who started them, why, and how far they are. On a phone each is a block, the state first. */
export function RunsTable({
  runs,
  order,
  onSort,
}: {
  /** In the order in which they are shown. */
  runs: readonly RunSummary[];
  order: SortOrder<RunSort>;
  onSort: (order: WrittenOrder<RunSort>) => void;
}) {
  return (
    <table aria-label="Runs" className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {runColumns.map(({ title, sort, className }) => (
            <th
              key={title}
              scope="col"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cx("h-8 px-3 text-left text-12 font-normal text-ink-quiet", className)}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton column={sort} order={order} descendingFirst={runsDescendingFirst} onSort={onSort}>
                  {title}
                </SortButton>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const { word, tone } = runLabel(run);
  const total = stepsIn(run.counts);
  return (
    <tr className="border-b align-top hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2">
      <td className="text-ink-quiet tabular-nums max-md:order-1 md:pl-4!">#{run.number}</td>
      <th scope="row" className="text-left font-medium max-md:order-3 max-md:w-full">
        <TextLink href={runPath(run.id)} look="quiet" prefetch={false} className="break-words">
          {run.title}
        </TextLink>
        {run.reason !== undefined && (
          <span className="block max-w-prose text-12 font-normal break-words text-ink-quiet">
            {run.reason}
          </span>
        )}
      </th>
      <td className="max-md:order-2">
        <StatusMark tone={tone}>{word}</StatusMark>
      </td>
      <td className="grid gap-1 max-md:order-4 max-md:w-full">
        <StackedBar
          label={`Targets of run ${run.number}`}
          segments={resultSegments(run.counts)}
          className="mt-1.5"
        />
        <span className="text-12 text-ink-quiet tabular-nums">
          {isOfObjects(run) ? countOf(total, "change") : countOf(total, "target")}
          {resultSegments(run.counts)
            .filter(({ tone: each, value }) => value > 0 && each !== "success")
            .map(({ label, value }) => `, ${formatCount(value)} ${label}`)
            .join("")}
        </span>
      </td>
      <td className="break-words max-md:order-5">{run.by.name}</td>
      <td className="text-12 text-ink-quiet max-md:order-2 max-md:ml-auto md:pr-4! md:text-right">
        <RelativeTime at={Date.parse(run.createdAt)} />
      </td>
    </tr>
  );
}
