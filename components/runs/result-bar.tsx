"use client";

import { SummaryBarButton } from "@/components/ui/panel/summary-bar-button";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf, formatCount } from "@/lib/format/count";
import type { StepFilter } from "@/lib/runs/run-step";
import type { StepCounts } from "@/lib/runs/step-counts";
import { stepsIn } from "@/lib/runs/step-figures";
import { resultSegments } from "./result-segments";

/** How the targets of a run divide: a bar, and numbers that filter the list to what they count. */
export function ResultBar({
  counts,
  onFilter,
}: {
  counts: StepCounts;
  onFilter: (filter: StepFilter | null) => void;
}) {
  const segments = resultSegments(counts).filter(({ value }) => value > 0);
  return (
    <div className="grid gap-1">
      <StackedBar label="Targets by result" segments={segments} />
      <ul aria-label="Targets by result" className="-mx-1.5 flex flex-wrap items-center gap-x-1 text-13">
        <li>
          <SummaryBarButton onPress={() => onFilter(null)}>
            <strong className="font-semibold tabular-nums">{countOf(stepsIn(counts), "target")}</strong>
          </SummaryBarButton>
        </li>
        {segments.map(({ label, value, tone, filter }) => (
          <li key={filter}>
            <SummaryBarButton onPress={() => onFilter(filter)}>
              <StatusMark tone={tone} className={tone === "suspended" ? "[&>span]:no-underline" : ""}>
                <span className="tabular-nums">{formatCount(value)}</span> {label}
              </StatusMark>
            </SummaryBarButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
