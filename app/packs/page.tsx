import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { loadAsOfParams } from "@/components/inventory/as-of/as-of-address";
import { Page } from "@/components/frame/page";
import { packsFirstView } from "@/components/packs/packs-first-view";
import { PacksScreen } from "@/components/packs/packs-screen";
import { packColumnChoice } from "@/components/packs/columns/pack-columns";
import { loadListParams } from "@/components/packs/list-address";
import { COMPLIANCE_SNAPSHOT_URL } from "@/lib/aws-config/compliance/client/queries";
import { PACK_SNAPSHOT_URL } from "@/lib/aws-config/packs/client/queries";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { noProgress } from "@/lib/inventory/snapshot/progress";
import { readCompliance } from "@/lib/inventory/server/read-compliance";
import { arePackTagsShown } from "@/components/inventory/addresses/packs-address";
import { readTags } from "@/lib/inventory/server/read-tags";
import { TAGS_SNAPSHOT_URL } from "@/lib/organizations/tags/client/queries";
import { readPacksElsewhere } from "@/lib/inventory/server/read-packs-elsewhere";
import { readPacks } from "@/lib/inventory/server/read-packs";

export const metadata: Metadata = { title: "Conformance packs" };

/** All conformance packs. The first rows are in the HTML; the columns are fetched beside the scripts. */
export default async function PacksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, { asof }, packs, inventory, compliance, elsewhere] = await Promise.all([
    loadListParams(searchParams),
    loadAsOfParams(searchParams),
    readPacks(),
    readInventory(),
    readCompliance(),
    readPacksElsewhere({}),
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
  const columns = packColumnChoice.parse((await cookies()).get(packColumnChoice.cookie)?.value);
  const { snapshot, progress } = packs.value;
  const tags = arePackTagsShown(params) ? await readTags() : undefined;
  const wanted = params.show === "compliance" && compliance.ok ? compliance.value.snapshot : undefined;
  return (
    <Page scrolls={false} breadcrumbs={breadcrumbs}>
      {snapshot && asof === null && <PreloadFetch url={PACK_SNAPSHOT_URL} />}
      {inventory.value.snapshot && asof === null && <PreloadFetch url={SNAPSHOT_URL} />}
      {wanted && asof === null && <PreloadFetch url={COMPLIANCE_SNAPSHOT_URL} />}
      {tags?.ok && tags.value.snapshot && asof === null && <PreloadFetch url={TAGS_SNAPSHOT_URL} />}
      <PacksScreen
        columns={columns}
        elsewhere={elsewhere.ok ? elsewhere.value : []}
        first={
          asof === null && snapshot
            ? packsFirstView(
                snapshot,
                inventory.value.snapshot,
                wanted,
                params,
                tags && (tags.ok ? (tags.value.snapshot ?? null) : null),
              )
            : undefined
        }
        progress={{
          packs: progress,
          organization: inventory.value.progress,
          compliance: compliance.ok ? compliance.value.progress : noProgress,
        }}
      />
    </Page>
  );
}
