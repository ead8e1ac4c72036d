"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createSerializer } from "nuqs/server";
import { useEffect, useEffectEvent, useRef } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import {
  aggregatorPath,
  aggregatorParsers,
  aggregatorsParsers,
} from "../inventory/addresses/aggregators-address";
import { useAggregatorsNews } from "@/components/inventory/news/use-aggregators-news";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { aggregatorFigures } from "@/lib/aws-config/aggregators/aggregator-figures";
import { aggregatorDefinitions } from "@/lib/aws-config/aggregators/figure-definitions";
import type { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { type AggregatorsHealth, isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import type { EarlierFigures } from "@/lib/core/figures";
import { countOf, formatCount } from "@/lib/format/count";
import { FigureList } from "./figure-list";
import { figureOf } from "./figure-view";
import { OverviewPanel } from "./overview-panel";

const listQuery = createSerializer(aggregatorsParsers);
const aggregatorQuery = createSerializer(aggregatorParsers);
const worstFirst = `/aggregators?${listQuery({ sort: "failed", direction: "descending" }).slice(1)}` as const;
const mostNamed = 4;

/** How the sources of all aggregators are. Their reading takes minutes and is followed here. */
export function AggregatorsPanel({
  title,
  list,
  health: rendered,
  before,
}: {
  title: string;
  list: AggregatorList;
  health: AggregatorsHealth;
  before: EarlierFigures | undefined;
}) {
  const { data: health, error } = useQuery({ ...aggregatorQueries.health(), initialData: rendered });
  useAggregatorsNews();
  const reading = health.aggregators.filter(({ state }) => isReading(state)).length;
  useRefreshWhenRead(reading > 0);
  const missingParts = [
    ...list.regions.flatMap(({ region, failure }) =>
      failure === undefined ? [] : [{ part: "aggregators" as const, of: region, failure }],
    ),
    ...health.aggregators.flatMap(({ name, region, state: { failure } }) =>
      failure === undefined ? [] : [{ part: "sources" as const, of: `${name} in ${region}`, failure }],
    ),
  ];
  const { pairs } = health;
  const sources = {
    exact: aggregatorFigures(list, health)?.figures ?? {},
    read: {
      failed: pairs.FAILED,
      outdated: pairs.OUTDATED,
      succeeded: pairs.SUCCEEDED,
      unknown: pairs.UNKNOWN,
    },
    before,
  };
  const [firstMissing] = missingParts;
  const isNothing = health.aggregators.length === 0;
  return (
    <OverviewPanel
      title={title}
      definitions={aggregatorDefinitions}
      aside={
        <span className="ml-auto truncate text-12 text-ink-quiet">
          {reading > 0 && (
            <span role="status" className="mr-3">
              Loading {countOf(reading, "aggregator")}…
            </span>
          )}
          as of{" "}
          <RelativeTime
            at={Math.min(...health.aggregators.map(({ state }) => state.startedAt), list.readAt)}
          />
        </span>
      }
    >
      <DockedNotices>
        {error && <FailureNotice failure={error.failure} consequence="What is shown was read before." />}
        {!isNothing && <MissingPartsNotice missingParts={missingParts} />}
      </DockedNotices>
      {isNothing && firstMissing !== undefined && <FailureNotice failure={firstMissing.failure} />}
      {isNothing && firstMissing === undefined && (
        <p className="px-4 py-3 text-13 text-ink-quiet">
          There is no aggregator in {list.regions.map(({ region }) => region).join(", ")}.
        </p>
      )}
      {!isNothing && (
        <FigureList
          label="Account–Region pairs of all aggregators, each counted once"
          before={before?.takenAt}
          isReading={reading > 0}
          figures={[
            figureOf(sources, {
              key: "failed",
              word: "Failed",
              tone: "failed",
              needsAttention: true,
              detail: "account–Region pairs, each counted once",
              href: worstFirst,
            }),
            figureOf(sources, {
              key: "outdated",
              word: "Outdated",
              tone: "outdated",
              needsAttention: true,
              href: worstFirst,
            }),
            figureOf(sources, {
              key: "succeeded",
              word: "Current",
              tone: "success",
              needsAttention: false,
              href: "/aggregators",
            }),
            ...(pairs.UNKNOWN > 0
              ? [
                  figureOf(sources, {
                    key: "unknown",
                    word: "Unknown status",
                    tone: "not-visible",
                    needsAttention: true,
                    href: "/aggregators",
                  }),
                ]
              : []),
          ]}
        />
      )}
      <Unhealthy health={health} />
    </OverviewPanel>
  );
}

/** The aggregators with most that is wrong, by name. */
function Unhealthy({ health }: { health: AggregatorsHealth }) {
  const wrong = health.aggregators
    .filter(({ state: { counts } }) => counts.FAILED + counts.OUTDATED > 0)
    .sort((one, other) => other.state.counts.FAILED - one.state.counts.FAILED);
  if (wrong.length === 0) return null;
  return (
    <ul
      aria-label="Aggregators with unhealthy sources"
      className="grid grid-cols-[minmax(0,1fr)] border-t py-1"
    >
      {wrong.slice(0, mostNamed).map(({ region, name, state: { counts } }) => {
        const query = aggregatorQuery({ status: ["FAILED", "OUTDATED"] }).slice(1);
        return (
          <li key={`${region} ${name}`} className="flex h-7 items-center gap-3 px-4 text-12">
            <TextLink
              prefetch={false}
              href={`${aggregatorPath({ region, name })}?${query}`}
              look="quiet"
              className="min-w-0 truncate"
            >
              {name}
            </TextLink>
            <span className="whitespace-nowrap text-ink-quiet">{region}</span>
            <span className="ml-auto flex shrink-0 gap-3 tabular-nums">
              {counts.FAILED > 0 && (
                <StatusMark tone="failed">{formatCount(counts.FAILED)} failed</StatusMark>
              )}
              {counts.OUTDATED > 0 && (
                <StatusMark tone="outdated">{formatCount(counts.OUTDATED)} outdated</StatusMark>
              )}
            </span>
          </li>
        );
      })}
      {wrong.length > mostNamed && (
        <li className="px-4 py-1 text-12">
          <TextLink prefetch={false} href={worstFirst}>
            {countOf(wrong.length - mostNamed, "more aggregator")}
          </TextLink>
        </li>
      )}
    </ul>
  );
}

/** Rendering the page keeps the numbers of a complete reading, for the next one to be compared with. */
function useRefreshWhenRead(reads: boolean): void {
  const router = useRouter();
  const refresh = useEffectEvent(() => router.refresh());
  const wasReading = useRef(reads);
  useEffect(() => {
    if (wasReading.current && !reads) refresh();
    wasReading.current = reads;
  }, [reads]);
}
