import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { packsFirstView } from "@/components/packs/packs-first-view";
import { PacksScreen } from "@/components/packs/packs-screen";
import { loadPacksParams } from "@/components/inventory/addresses/packs-address";
import { PACK_SNAPSHOT_URL } from "@/lib/aws-config/packs/client/queries";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { readPacks } from "@/lib/inventory/server/read-packs";

export const metadata: Metadata = { title: "Conformance packs" };

/** All conformance packs. The first rows are in the HTML; the columns are fetched beside the scripts. */
export default async function PacksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, packs, inventory] = await Promise.all([
    loadPacksParams(searchParams),
    readPacks({}),
    readInventory({}),
  ]);
  const breadcrumbs = <Breadcrumbs trail={[{ label: "Conformance packs" }]} />;
  if (!packs.ok)
    return (
      <Page breadcrumbs={breadcrumbs}>
        <FailurePanel failure={packs.failure} />
      </Page>
    );
  if (!inventory.ok)
    return (
      <Page breadcrumbs={breadcrumbs}>
        <FailurePanel failure={inventory.failure} />
      </Page>
    );
  const { snapshot, progress } = packs.value;
  return (
    <Page scrolls={false} breadcrumbs={breadcrumbs}>
      {snapshot && <link rel="preload" as="fetch" crossOrigin="anonymous" href={PACK_SNAPSHOT_URL} />}
      {inventory.value.snapshot && (
        <link rel="preload" as="fetch" crossOrigin="anonymous" href={SNAPSHOT_URL} />
      )}
      <PacksScreen
        first={snapshot && packsFirstView(snapshot, inventory.value.snapshot, params)}
        progress={{ packs: progress, organization: inventory.value.progress }}
      />
    </Page>
  );
}
