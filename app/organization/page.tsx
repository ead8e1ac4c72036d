import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { loadAsOfParams } from "@/components/inventory/as-of/as-of-address";
import { Page } from "@/components/frame/page";
import { firstPaintView } from "@/components/organization/tree/first-paint-view";
import { OrganizationScreen } from "@/components/organization/organization-screen";
import {
  areTagsShown,
  treeColumnChoice,
  treeColumnWidths,
} from "@/components/organization/tree/columns/tree-columns";
import { loadTreeParams } from "@/components/organization/tree/tree-address";
import { TAGS_SNAPSHOT_URL } from "@/lib/organizations/tags/client/queries";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { placeRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import { readRecorders } from "@/lib/inventory/server/read-recorders";
import { readTags } from "@/lib/inventory/server/read-tags";
import { readInventory } from "@/lib/inventory/server/read-inventory";

export const metadata: Metadata = { title: "Organization" };

/** The organization tree. The first rows are in the HTML; the columns are fetched beside the scripts. */
export default async function OrganizationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, { asof }, inventory] = await Promise.all([
    loadTreeParams(searchParams),
    loadAsOfParams(searchParams),
    readInventory(),
  ]);
  if (!inventory.ok) {
    return (
      <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Organization" }]} />}>
        <FailurePanel failure={inventory.failure} />
      </Page>
    );
  }
  const kept = await cookies();
  const columns = treeColumnChoice.parse(kept.get(treeColumnChoice.cookie)?.value);
  const widths = treeColumnWidths.parse(kept.get(treeColumnWidths.cookie)?.value);
  const { snapshot, progress, readAt } = inventory.value;
  const isRecorderShown =
    params.recorder.length > 0 || params.sort === "recorder" || columns.includes("recorder");
  const recorders = isRecorderShown ? await readRecorders() : undefined;
  const placed =
    snapshot && recorders?.ok === true
      ? placeRecorders(snapshot.tree, recorders.value.snapshot ?? null, snapshot.meta.caller.region)
      : undefined;
  const tags = areTagsShown(params, columns) ? await readTags() : undefined;
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Organization" }]} />}>
      {/* An element, because what React's `preload` asks for stands in the page only when its scripts have run. */}
      {snapshot && asof === null && <PreloadFetch url={SNAPSHOT_URL} />}
      {tags?.ok && tags.value.snapshot && asof === null && <PreloadFetch url={TAGS_SNAPSHOT_URL} />}
      <OrganizationScreen
        columns={columns}
        widths={widths}
        first={
          snapshot && asof === null
            ? firstPaintView(
                snapshot,
                params,
                columns,
                Math.floor(readAt / 60_000) * 60,
                placed,
                tags?.ok ? tags.value.snapshot : undefined,
              )
            : undefined
        }
        progress={progress}
      />
    </Page>
  );
}
