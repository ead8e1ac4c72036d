"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useMutation, useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import type { Failure } from "@/lib/core/failure";
import { RecentChanges } from "@/components/inventory/activity/recent-changes";
import { ObjectHistory } from "@/components/inventory/history/target-history";
import { useAddress } from "@/components/ui/address/use-address";
import { Badge } from "@/components/ui/status/badge";
import { Skeleton } from "@/components/ui/status/skeleton";
import { Tabs } from "@/components/ui/panel/tabs";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { aggregatorTargets, recordedTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import { coverageOf } from "@/lib/aws-config/aggregators/sources/coverage";
import { errorGroups } from "@/lib/aws-config/aggregators/sources/error-groups";
import { aggregatorMutations } from "@/lib/aws-config/aggregators/client/mutations";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { expectedPairs, pairFigures } from "@/lib/aws-config/aggregators/pair-figures";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { buildSourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { formatCount } from "@/lib/format/count";
import { AggregatorHeader } from "./aggregator-header";
import { CoverageTab } from "./sources/coverage-tab";
import { FactsTab } from "./facts-tab";
import { FailuresTab } from "./sources/failures-tab";
import { FollowingNotice } from "./following-notice";
import { aggregatorParsers } from "../inventory/addresses/aggregators-address";
import { SourcesSummaryBar } from "./sources/sources-summary-bar";
import { SourcesTab } from "./sources/sources-tab";
import { useFollowing } from "./use-following";
import { useOrganizationPlaces } from "./use-organization-places";

const nothingYet = buildSourceMatrix([]);

/** One aggregator: what it is, how its sources are, what it does not cover. `first` is what the server read. */
export function AggregatorScreen({ first }: { first: AggregatorDetail }) {
  const { region, name } = first.aggregator;
  const [params, setParams] = useAddress(aggregatorParsers, { history: "replace" });
  const detail = useQuery({
    ...aggregatorQueries.detail(region, name),
    initialData: first,
    initialDataUpdatedAt: first.readAt,
  });
  const sources = useQuery(aggregatorQueries.sources(region, name));
  const again = useMutation(aggregatorMutations.readSourcesAgain());
  const organization = useOrganizationPlaces();
  const { aggregator, tags } = detail.data;
  const matrix = sources.data?.matrix ?? nothingYet;
  const health = sourceHealth(matrix);
  const groups = errorGroups(matrix);
  const following = useFollowing(aggregator, sources.data, health, params.follow);
  const failure = sources.data?.state.failure ?? sources.error?.failure;
  const isRead = sources.data?.state.finishedAt !== undefined;
  const reported = isRead ? new Set(matrix.sources) : undefined;
  const coverage = organization.tree && coverageOf(aggregator.source, organization.tree, reported);
  const notCovered = coverage?.notCovered.length;

  function readAgain() {
    void detail.refetch();
    again.mutate([{ region, name }]);
  }

  const tabs = [
    {
      value: "sources",
      label: "Sources",
      content:
        matrix.sources.length > 0 ? (
          <SourcesTab
            aggregator={aggregator}
            matrix={matrix}
            health={health}
            groups={groups}
            organization={organization}
            params={params}
            onChange={(change) => void setParams(change)}
          />
        ) : (
          <NoSources
            failure={failure}
            isRead={sources.data?.state.finishedAt !== undefined}
            onRetry={readAgain}
          />
        ),
    },
    {
      value: "failures",
      label: (
        <>
          Failed sources{" "}
          {health.failedSources > 0 && <Badge tone="failed">{formatCount(health.failedSources)}</Badge>}
        </>
      ),
      content: (
        <FailuresTab
          aggregator={aggregator}
          matrix={matrix}
          groups={groups}
          isComplete={sources.data?.state.finishedAt !== undefined}
          placeOf={organization.placeOf}
          onChange={(change) => void setParams(change)}
        />
      ),
    },
    {
      value: "coverage",
      label: (
        <>
          Not covered {notCovered !== undefined && notCovered > 0 && <Badge>{formatCount(notCovered)}</Badge>}
        </>
      ),
      content: (
        <CoverageTab
          detail={detail.data}
          coverage={coverage}
          isRead={isRead}
          organization={organization}
          params={params}
          onChange={(change) => void setParams(change)}
        />
      ),
    },
    { value: "facts", label: "Details", content: <FactsTab detail={detail.data} /> },
    {
      value: "activity",
      label: "Activity",
      content: (
        <div className="grid min-h-0 max-w-3xl flex-1 grid-cols-[minmax(0,1fr)] content-start gap-3 overflow-y-auto px-4 py-4">
          <RecentChanges question={{ target: aggregatorTargets(aggregator) }} />
          <h2 className="mt-3 text-14 font-semibold">Changes seen in AWS</h2>
          <ObjectHistory subject={recordedTarget(aggregator)} noun="aggregator" />
        </div>
      ),
    },
  ] as const;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DockedNotices>
        {detail.error && (
          <FailureNotice
            failure={detail.error.failure}
            consequence="What is shown was read before."
            onRetry={() => void detail.refetch()}
          />
        )}
        {failure && matrix.sources.length > 0 && (
          <FailureNotice
            failure={failure}
            consequence="The sources shown are true, but may be old or not all there are."
            onRetry={readAgain}
          />
        )}
        <FollowingNotice
          following={following}
          isWanted={params.follow}
          onChange={(follow) => void setParams({ follow: follow ? null : false })}
        />
      </DockedNotices>
      <AggregatorHeader aggregator={aggregator} tags={tags} />
      <SourcesSummaryBar
        sources={sources.data}
        health={health}
        pairs={pairFigures(matrix)}
        expected={expectedPairs(aggregator.source)}
        isBusy={again.isPending || detail.isFetching}
        onFilter={(status) => void setParams({ tab: null, status, error: null })}
        onReadAgain={readAgain}
      />
      <Tabs
        label="Aggregator"
        fills
        tabs={tabs}
        value={params.tab}
        onChange={(tab) => void setParams({ tab, q: null }, { history: "push" })}
      />
    </div>
  );
}

function NoSources({
  failure,
  isRead,
  onRetry,
}: {
  failure: Failure | undefined;
  isRead: boolean;
  onRetry: () => void;
}) {
  if (failure !== undefined) return <ClientFailurePanel failure={failure} onRetry={onRetry} />;
  if (isRead) {
    return (
      <p className="px-4 py-6 text-13 text-ink-quiet">
        AWS does not list any source yet. After a change of the aggregator that takes some minutes.
      </p>
    );
  }
  return (
    <div role="status" aria-label="Reading the sources" className="grid gap-5 px-4 py-6">
      {["w-2/3", "w-1/2", "w-3/5"].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
