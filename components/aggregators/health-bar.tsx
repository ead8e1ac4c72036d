import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { sourceUpdateStatuses } from "@/lib/aws-config/aggregators/model";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import { formatCount } from "@/lib/format/count";
import type { HealthState } from "./list-view";
import { sourceStatusLabels } from "./sources/source-labels";

/** How the account–Region pairs of an aggregator are: a bar and the same in words. */
export function HealthBar({ state }: { state: HealthState | undefined }) {
  if (state === undefined) return <span className="text-12 text-ink-quiet">reading…</span>;
  const { counts, failure } = state;
  const total = counts.FAILED + counts.OUTDATED + counts.SUCCEEDED + counts.UNKNOWN;
  if (total === 0 && failure !== undefined) {
    return (
      <StatusMark tone="not-visible">
        <span title={failure.message}>Not readable</span>
      </StatusMark>
    );
  }
  if (total === 0 && !isReading(state)) return <StatusMark tone="none">No sources reported</StatusMark>;
  const isPartial = state.finishedAt === undefined;
  return (
    <div className="grid gap-1">
      <StackedBar
        label="Account–Region pairs by status"
        segments={sourceUpdateStatuses.map((status) => ({
          label: sourceStatusLabels[status].word.toLowerCase(),
          value: counts[status],
          tone: sourceStatusLabels[status].tone,
        }))}
        className="h-1.5"
      />
      <span className="flex flex-wrap gap-x-3 text-12 whitespace-nowrap text-ink-quiet tabular-nums">
        {sourceUpdateStatuses
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <StatusMark key={status} tone={sourceStatusLabels[status].tone}>
              {formatCount(counts[status])} {sourceStatusLabels[status].word.toLowerCase()}
            </StatusMark>
          ))}
        {isPartial && <span>{failure === undefined ? "read so far" : "broke off"}</span>}
      </span>
    </div>
  );
}
