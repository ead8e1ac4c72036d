import type { SearchParams } from "nuqs/server";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { colour, mapView } from "@/components/overview/organization-map/map-facts";
import { loadMapParams } from "@/components/overview/organization-map/search-params";
import { PageRefresh } from "@/components/inventory/news/page-refresh";
import { AggregatorsPanel } from "@/components/overview/aggregators-panel";
import { BaselineMenu } from "@/components/overview/trends/baseline-menu";
import { loadBaselineParams, loadTrendParams } from "@/components/overview/search-params";
import { ChangedElsewhere } from "@/components/overview/changed-elsewhere";
import { CollectedPanel, type CollectedView } from "@/components/overview/collected-panel";
import { FailedPanel } from "@/components/overview/failed-panel";
import { GovernanceNotices } from "@/components/overview/governance-notices";
import { governanceView } from "@/components/overview/governance-view";
import { MapPanel, MapToCome } from "@/components/overview/map-panel";
import { PackStates } from "@/components/overview/pack-states";
import { packsView } from "@/components/overview/packs-view";
import { PolicyShares } from "@/components/overview/policy-shares";
import { policySharesView } from "@/components/overview/policy-shares-view";
import { trendLines } from "@/components/overview/trends/trend-lines";
import { Trends } from "@/components/overview/trends/trends";
import { CallerFacts } from "@/components/overview/caller-facts";
import { packRowViews } from "@/components/inventory/packs/pack-row-view";
import type { EarlierFigures } from "@/lib/core/figures";
import { packDefinitions } from "@/lib/aws-config/packs/figure-definitions";
import { readAggregatorsHealth } from "@/lib/aws-config/aggregators/server/read-aggregators-health";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { newestChange, newestPackChange } from "@/lib/inventory/snapshot/newest-change";
import { baselineChoices, defaultBaseline, startOfDay } from "@/lib/inventory/snapshot/baseline";
import {
  readBaselineMoments,
  readEarlierFigures,
  readTrends,
} from "@/lib/inventory/server/read-earlier-figures";
import { readChangedElsewhere } from "@/lib/inventory/server/read-history";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { readPacks } from "@/lib/inventory/server/read-packs";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { unitAt } from "@/lib/organizations/places";
import { governanceDefinitions } from "@/lib/security-hub/figure-definitions";

/** The headings of the parts, which their places carry already. */
export const titles = {
  governance: "Security Hub",
  packs: "Conformance packs",
  aggregators: "Aggregators",
  policyShares: "Accounts by configuration policy",
  packStates: "Conformance packs by status",
  trends: "Trends",
  caller: "Caller and data freshness",
} as const;

/** How many figures a panel has, for its place while they are read. */
export const panelLines = { governance: 6, packs: 4, aggregators: 3 } as const;

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;

/** The moment that the numbers are compared with, to choose. */
export async function BaselinePart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ since }, inventory, read] = await Promise.all([
    loadBaselineParams(searchParams),
    readInventory(),
    readBaselineMoments({}),
  ]);
  const takenAt = inventory.ok ? inventory.value.snapshot?.meta.takenAt : undefined;
  const moments = read.ok && takenAt !== undefined ? read.value.filter((at) => at < takenAt) : [];
  const now = inventory.ok ? inventory.value.readAt : Date.now();
  return (
    <BaselineMenu
      moments={baselineChoices(moments, now)}
      usual={defaultBaseline(moments, now)}
      today={startOfDay(now)}
      since={since?.getTime()}
    />
  );
}

/** What governs the accounts, and whether it took effect. */
export async function GovernancePart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ since }, read] = await Promise.all([loadBaselineParams(searchParams), readInventory()]);
  if (!read.ok) return <FailedPanel title={titles.governance} failure={read.failure} />;
  const { snapshot, progress, readAt } = read.value;
  const lastWeek = seconds(readAt) * 1_000 - weekMs;
  const [before, elsewhere] = await Promise.all([
    snapshot && earlier("organization", snapshot.meta.takenAt, since),
    readChangedElsewhere({ from: lastWeek }),
  ]);
  return (
    <CollectedPanel
      title={titles.governance}
      dataset="organization"
      progress={progress}
      definitions={governanceDefinitions}
      lines={panelLines.governance}
      view={
        snapshot &&
        collected(
          snapshot.meta,
          newestChange(snapshot),
          governanceView(snapshot, before, seconds(readAt)),
          before,
        )
      }
    >
      {snapshot && <GovernanceNotices snapshot={snapshot} />}
      {elsewhere.ok && <ChangedElsewhere count={elsewhere.value} from={lastWeek} />}
    </CollectedPanel>
  );
}

/** Whether the packs arrived. The organization says in how many accounts; without it the numbers stand alone. */
export async function PacksPart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ since }, read, inventory] = await Promise.all([
    loadBaselineParams(searchParams),
    readPacks(),
    readInventory(),
  ]);
  if (!read.ok) return <FailedPanel title={titles.packs} failure={read.failure} />;
  const { snapshot, progress } = read.value;
  // An account that has not been read yet looks like one that has left.
  const organization = inventory.ok ? inventory.value.snapshot : undefined;
  const placing = organization?.meta.complete === true ? organization : undefined;
  const before = snapshot && (await earlier("conformance-packs", snapshot.meta.takenAt, since));
  return (
    <>
      <CollectedPanel
        title={titles.packs}
        dataset="conformance-packs"
        progress={progress}
        definitions={packDefinitions}
        lines={panelLines.packs}
        view={
          snapshot &&
          collected(snapshot.meta, newestPackChange(snapshot), packsView(snapshot, placing, before), before)
        }
      />
      <PageRefresh
        rendered={{
          organization: organization?.meta.version,
          "conformance-packs": snapshot?.meta.version,
        }}
      />
    </>
  );
}

/** How the numbers have developed. */
export async function TrendsPart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ trend }, inventory] = await Promise.all([loadTrendParams(searchParams), readInventory()]);
  if (!inventory.ok || inventory.value.snapshot?.meta.complete !== true) return null;
  const read = await readTrends({ from: inventory.value.readAt - Number(trend) * dayMs });
  if (!read.ok) return <FailedPanel title={titles.trends} failure={read.failure} />;
  return <Trends title={titles.trends} lines={trendLines(read.value.organization, read.value.packs)} />;
}

/** What AWS Config collects, and from where it does not. */
export async function AggregatorsPart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { since } = await loadBaselineParams(searchParams);
  const read = await readAggregatorsHealth(since === null ? {} : { since: since.getTime() });
  if (!read.ok) return <FailedPanel title={titles.aggregators} failure={read.failure} />;
  return <AggregatorsPanel title={titles.aggregators} {...read.value} />;
}

/** The map, with its words and numbers in the HTML; the columns are fetched beside the scripts. */
export async function MapPart({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, read] = await Promise.all([loadMapParams(searchParams), readInventory()]);
  // The panel of Security Hub says why there is none.
  if (!read.ok) return null;
  const { snapshot, progress, readAt } = read.value;
  if (snapshot === undefined) return <MapToCome />;
  // Packs and compliance are not laid over the tree for a first paint; until they are, the colours show the status.
  const coloured = colour(snapshot, {}, params.by, seconds(readAt));
  return (
    <>
      <PreloadFetch url={SNAPSHOT_URL} />
      <MapPanel first={mapView(coloured, unitAt(snapshot.tree, params.at))} progress={progress} />
    </>
  );
}

export async function PolicySharesPart() {
  const read = await readInventory();
  if (!read.ok || read.value.snapshot === undefined) return null;
  const { snapshot, readAt } = read.value;
  return <PolicyShares title={titles.policyShares} shares={policySharesView(snapshot, seconds(readAt))} />;
}

export async function PackStatesPart() {
  const read = await readPacks();
  if (!read.ok || read.value.snapshot === undefined) return null;
  return <PackStates title={titles.packStates} rows={packRowViews(read.value.snapshot)} />;
}

export async function CallerPart() {
  const [read, packs] = await Promise.all([readInventory(), readPacks()]);
  if (!read.ok || read.value.snapshot === undefined) return null;
  const { snapshot, user } = read.value;
  const packsTakenAt = packs.ok ? packs.value.snapshot?.meta.takenAt : undefined;
  return <CallerFacts title={titles.caller} user={user} meta={snapshot.meta} packsTakenAt={packsTakenAt} />;
}

/** Numbers without anything to compare them with are better than none. */
async function earlier(
  dataset: Dataset,
  takenAt: number,
  since: Date | null,
): Promise<EarlierFigures | undefined> {
  const read = await readEarlierFigures({
    dataset,
    takenAt,
    ...(since !== null && { since: since.getTime() }),
  });
  return read.ok ? read.value : undefined;
}

function collected(
  { takenAt, complete, missingParts }: Pick<CollectedView, "takenAt" | "complete" | "missingParts">,
  changedAt: number | undefined,
  figures: CollectedView["figures"],
  before: EarlierFigures | undefined,
): CollectedView {
  return { takenAt, changedAt, complete, missingParts, figures, before };
}

/** Whole minutes, in seconds: the page shows no finer time, and the browser rounds to the same minutes. */
function seconds(readAt: number): number {
  return Math.floor(readAt / 60_000) * 60;
}
