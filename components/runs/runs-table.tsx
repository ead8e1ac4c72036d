"use client";

import { runPath, type RunSort } from "@/components/inventory/addresses/runs-address";
import { ChangeName } from "@/components/inventory/runs/change-list";
import { runLabel } from "@/components/inventory/runs/run-labels";
import { useNow } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { type BlockColumn, blockRow, BlockTable, type Sorting } from "@/components/ui/rows/block-table";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf, formatCount } from "@/lib/format/count";
import type { RunSummary } from "@/lib/runs/run";
import { isOfObjects } from "@/lib/runs/run-view";
import { windowOpensAt } from "@/lib/runs/run-view";
import { stepsIn } from "@/lib/runs/step-figures";
import { resultSegments } from "./result-segments";

export const runColumns: readonly BlockColumn<RunSort>[] = [
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
  sorting,
}: {
  /** In the order in which they are shown. */
  runs: readonly RunSummary[];
  sorting: Sorting<RunSort>;
}) {
  return (
    <BlockTable label="Runs" columns={runColumns} sorting={sorting}>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
    </BlockTable>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const now = useNow();
  const { word, tone } = runLabel(run, now);
  const opensAt = windowOpensAt(run, now);
  const total = stepsIn(run.counts);
  return (
    <tr className={blockRow}>
      <ChangeName number={run.number} href={runPath(run.id)} title={run.title} reason={run.reason} />
      <td className="max-md:order-2">
        <StatusMark tone={tone}>{word}</StatusMark>
        {opensAt !== undefined && (
          <span className="block text-12 text-ink-quiet">
            opens <Moment at={opensAt} />
          </span>
        )}
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
