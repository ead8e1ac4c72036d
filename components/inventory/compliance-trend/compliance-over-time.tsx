"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { AsOf } from "@/components/inventory/as-of/use-as-of";
import { causeLabels } from "@/components/inventory/history/export-lines";
import { useAddress } from "@/components/ui/address/use-address";
import { ExportMenu } from "@/components/ui/export-menu";
import { Segmented } from "@/components/ui/field/segmented";
import { Moment } from "@/components/ui/moment";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { TrendKind } from "@/lib/aws-config/compliance/trend/trend-figures";
import { trendDays, trendSearch } from "@/lib/aws-config/compliance/trend/trend-question";
import type { ComplianceTrend, PackMark } from "@/lib/aws-config/compliance/trend/trend-series";
import { TrendChart } from "./trend-chart";
import { markParts } from "./trend-labels";
import { TrendTable } from "./trend-table";
import { parseAsStringLiteral } from "nuqs/server";
import { trendUnits } from "./trend-shape";

/** How far back compliance over time goes, and what its lines count, in the URL of each page that shows it. */
const trendParsers = {
  days: parseAsStringLiteral(trendDays).withDefault("30"),
  count: parseAsStringLiteral(trendUnits).withDefault("counts"),
};

const ranges = trendDays.map((value) => ({ value, label: `${value} days` }));

/** How the compliance of a pack, a root or OU, or an account developed, with the days on which packs were changed. */
export function ComplianceOverTime({ kind, subject }: { kind: TrendKind; subject: string }) {
  const [{ days, count }, setParams] = useAddress(trendParsers, { history: "replace", clearOnDefault: true });
  const asOf = useContext(AsOf);
  const question = { kind, subject, days, to: asOf };
  // The line stays while another range of it is read; for another subject the component is another.
  const { data, error, refetch } = useQuery({
    ...complianceQueries.trend(question),
    placeholderData: keepPreviousData,
  });
  const noun = kind === "account" ? "packs" : "accounts";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 text-13">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Segmented
          label="Count"
          isLabelHidden
          segments={[
            { value: "counts", label: kind === "account" ? "Packs" : "Accounts" },
            { value: "rules", label: "Rules" },
          ]}
          value={count}
          onChange={(next) => void setParams({ count: next })}
        />
        <Segmented
          label="Range"
          isLabelHidden
          segments={ranges}
          value={days}
          onChange={(next) => void setParams({ days: next })}
        />
        <span className="ml-auto">
          <ExportMenu
            label="Save over time"
            href="/api/compliance/trend/export"
            params={() => trendSearch(question)}
            everything="Compliance over time"
            isFiltered={false}
          />
        </span>
      </div>
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Skeleton className="h-24 w-full" />}
      {data && <Shown trend={data} kind={kind} unit={count} noun={count === "rules" ? "rules" : noun} />}
    </div>
  );
}

function Shown({
  trend,
  kind,
  unit,
  noun,
}: {
  trend: ComplianceTrend;
  kind: TrendKind;
  unit: "counts" | "rules";
  noun: string;
}) {
  const { points, marks, recordedSince } = trend;
  const first = points[0]?.at;
  return (
    <>
      {points.length === 0 && (
        <p className="text-pretty text-ink-quiet">
          {recordedSince === undefined
            ? "Nothing has been recorded yet. Each collection of compliance adds a point to the line."
            : "Nothing was collected in these days. Choose a longer range."}
        </p>
      )}
      {points.length > 0 && (
        <TrendChart
          label={`Compliance over time, ${noun}`}
          points={points}
          marks={marks}
          unit={unit}
          noun={noun}
        />
      )}
      {recordedSince !== undefined && (
        <p className="text-12 text-pretty text-ink-quiet">
          {meaning[kind]} Recorded since <Moment at={recordedSince} />
          {points.length === 1 && "; the line begins with the next collection"}.
        </p>
      )}
      {first !== undefined && <PackMarks marks={marks} isOnePack={kind === "pack"} />}
      {points.length > 0 && <TrendTable points={points} marks={marks} noun={noun} unit={unit} />}
    </>
  );
}

const meaning: Readonly<Record<TrendKind, string>> = {
  pack: "Accounts that have the pack, of any state.",
  unit: "Active accounts below, each where its worst pack is.",
  account: "Packs in the account.",
};

function PackMarks({ marks, isOnePack }: { marks: readonly PackMark[]; isOnePack: boolean }) {
  if (marks.length === 0) return null;
  return (
    <ul aria-label="Changes of packs" className="grid gap-0.5 text-12">
      {marks.toReversed().map((mark, index) => (
        <li key={index} className="flex flex-wrap items-baseline gap-x-2">
          <span aria-hidden="true" className="size-1.5 rotate-45 self-center bg-ink-quiet" />
          <span className="text-ink-quiet">
            <Moment at={mark.at} />
          </span>
          <span className="min-w-0 break-words">
            {!isOnePack && `${mark.pack}: `}
            {markParts(mark)}
          </span>
          {mark.run === undefined ? (
            mark.cause && <span className="text-ink-quiet">{causeLabels[mark.cause]}</span>
          ) : (
            <TextLink href={runPath(mark.run.id)} prefetch={false}>
              Run {mark.run.number}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
