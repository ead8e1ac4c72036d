import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { SummaryBarButton } from "@/components/ui/panel/summary-bar-button";
import { StatusMark } from "@/components/ui/status/status-mark";
import { aggregatorDefinitions } from "@/lib/aws-config/aggregators/figure-definitions";
import {
  modelledSourceStatuses,
  type SourceUpdateStatus,
  sourceUpdateStatuses,
} from "@/lib/aws-config/aggregators/model";
import type { PairFigures } from "@/lib/aws-config/aggregators/pair-figures";
import type { SourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import type { SourcesRead } from "@/lib/aws-config/aggregators/sources/sources-read";
import { countOf, formatCount, partOfAll, plural } from "@/lib/format/count";
import { pairsInWords, sourceStatusLabels } from "./source-labels";

/** The sources in one line: every number filters the matrix. How old they are, and how far a reading is. */
export function SourcesSummaryBar({
  sources,
  health,
  pairs,
  expected,
  isBusy,
  onFilter,
  onReadAgain,
}: {
  sources: SourcesRead | undefined;
  health: SourceHealth;
  /** How the pairs come about. */
  pairs: PairFigures;
  /** How many pairs the aggregator's own accounts and Regions make; undefined where AWS decides which there are. */
  expected: number | undefined;
  isBusy: boolean;
  onFilter: (statuses: SourceUpdateStatus[]) => void;
  onReadAgain: () => void;
}) {
  const { FAILED, OUTDATED, SUCCEEDED, UNKNOWN } = health.total;
  const total = FAILED + OUTDATED + SUCCEEDED + UNKNOWN;
  const shown = UNKNOWN > 0 ? sourceUpdateStatuses : modelledSourceStatuses;
  const isRunning = sources === undefined || isReading(sources.state);
  const isGrowing = isRunning && sources?.state.isBeingReplaced !== true;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5 text-13">
      {total === 0 ? (
        <span className="text-ink-quiet">{nothingInWords(sources)}</span>
      ) : (
        <ul aria-label="Sources at a glance" className="flex flex-wrap items-center gap-x-1">
          <li>
            <SummaryBarButton onPress={() => onFilter([])}>
              <strong className="font-semibold tabular-nums">{formatCount(total)}</strong>{" "}
              {plural(total, "account–Region pair", "account–Region pairs")}
              {isGrowing && " read so far"}
            </SummaryBarButton>
          </li>
          {!isGrowing && (
            <li className="px-1.5 text-12 text-ink-quiet tabular-nums">= {pairsInWords(pairs)}</li>
          )}
          {shown.map((status) => {
            const count = health.total[status];
            const { word, tone } = sourceStatusLabels[status];
            return (
              <li key={status}>
                <SummaryBarButton onPress={() => onFilter([status])}>
                  <StatusMark tone={count === 0 ? "none" : tone}>
                    <span className="tabular-nums">{formatCount(count)}</span> {word.toLowerCase()}
                  </StatusMark>
                </SummaryBarButton>
              </li>
            );
          })}
          <li>
            <FigureDefinitions definitions={aggregatorDefinitions} />
          </li>
        </ul>
      )}
      <div className="ml-auto flex min-w-0 grow basis-96 items-center justify-end gap-3 text-12 whitespace-nowrap text-ink-quiet">
        {isRunning && total > 0 && (
          <span role="status" className="min-w-0 truncate tabular-nums">
            {isGrowing ? `Reading: ${readInWords(total, expected)}` : "Reading again"}
          </span>
        )}
        {sources !== undefined && (
          <span>
            as of <RelativeTime at={sources.state.startedAt} />
          </span>
        )}
        <Button
          variant="ghost"
          size="small"
          busy={isRunning || isBusy}
          aria-label="Read the sources again"
          title="Read the sources again"
          onClick={onReadAgain}
          className="w-7 px-0"
        >
          <RefreshCw aria-hidden="true" className={cx((isRunning || isBusy) && "motion-safe:animate-spin")} />
        </Button>
      </div>
    </div>
  );
}

function readInWords(total: number, expected: number | undefined): string {
  const [pair, pairs] = ["account–Region pair", "account–Region pairs"] as const;
  return expected === undefined || expected < total
    ? `${countOf(total, pair, pairs)} so far`
    : partOfAll(total, expected, pair, pairs);
}

/** Nothing read is not nothing there. */
function nothingInWords(sources: SourcesRead | undefined): string {
  if (sources?.state.failure !== undefined) return "Sources not readable";
  return sources?.state.finishedAt === undefined ? "Reading the sources…" : "AWS lists no sources";
}
