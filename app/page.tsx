import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { ColumnsAhead } from "@/components/overview/columns-ahead";
import { PanelPlace } from "@/components/overview/panel-place";
import {
  AggregatorsPart,
  BaselinePart,
  GovernancePart,
  MapPart,
  panelLines,
  PackStatesPart,
  PacksPart,
  PolicySharesPart,
  titles,
  CallerPart,
  TrendsPart,
} from "./overview-parts";

export const metadata: Metadata = { title: "Overview" };

/**
 * The numbers that matter today, and the organization at one glance. Each part is read by itself: one that is slow, denied
 * or broken leaves the rest of the page as it is.
 */
export default function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  // Where three columns have no room, the first, which is the longest, stands beside the two others.
  const columns =
    "grid border-b lg:grid-cols-2 xl:grid-cols-3 max-lg:[&>*]:border-b lg:[&>*+*]:border-l lg:max-xl:[&>*:first-child]:row-span-2 lg:max-xl:[&>*:nth-child(3)]:border-t";
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Overview" }]} />}>
      <ColumnsAhead />
      <div className="flex min-h-10 shrink-0 items-center border-b px-4">
        <Suspense fallback={null}>
          <BaselinePart searchParams={searchParams} />
        </Suspense>
      </div>
      <div className={columns}>
        <Suspense fallback={<PanelPlace title={titles.governance} lines={panelLines.governance} />}>
          <GovernancePart searchParams={searchParams} />
        </Suspense>
        <Suspense fallback={<PanelPlace title={titles.packs} lines={panelLines.packs} />}>
          <PacksPart searchParams={searchParams} />
        </Suspense>
        <Suspense fallback={<PanelPlace title={titles.aggregators} lines={panelLines.aggregators} />}>
          <AggregatorsPart searchParams={searchParams} />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        <MapPart searchParams={searchParams} />
      </Suspense>
      <div className="border-b">
        <Suspense fallback={null}>
          <TrendsPart searchParams={searchParams} />
        </Suspense>
      </div>
      <div className={columns}>
        <Suspense fallback={<PanelPlace title={titles.policyShares} lines={6} />}>
          <PolicySharesPart />
        </Suspense>
        <Suspense fallback={<PanelPlace title={titles.packStates} lines={6} />}>
          <PackStatesPart />
        </Suspense>
        <Suspense fallback={<PanelPlace title={titles.caller} lines={6} />}>
          <CallerPart />
        </Suspense>
      </div>
    </Page>
  );
}
