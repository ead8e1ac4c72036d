import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { packRowViews } from "@/components/inventory/packs/pack-row-view";
import { PackScreen } from "@/components/packs/pack/pack-screen";
import { PACK_SNAPSHOT_URL } from "@/lib/aws-config/packs/client/queries";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { noProgress } from "@/lib/inventory/snapshot/progress";
import { readCompliance } from "@/lib/inventory/server/read-compliance";
import { readPacks } from "@/lib/inventory/server/read-packs";

type Params = Promise<{ name: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

/** One conformance pack. Its numbers are in the HTML; the accounts are fetched beside the scripts. */
export default async function PackPage({ params }: { params: Params }) {
  const [{ name: encoded }, packs, inventory, compliance] = await Promise.all([
    params,
    readPacks(),
    readInventory(),
    readCompliance(),
  ]);
  const name = decodeURIComponent(encoded);
  const breadcrumbs = (
    <Breadcrumbs trail={[{ label: "Conformance packs", href: "/packs" }, { label: name }]} />
  );
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
      {snapshot && <PreloadFetch url={PACK_SNAPSHOT_URL} />}
      {inventory.value.snapshot && <PreloadFetch url={SNAPSHOT_URL} />}
      <PackScreen
        name={name}
        first={snapshot && packRowViews(snapshot).find((row) => row.name === name)}
        progress={{
          packs: progress,
          organization: inventory.value.progress,
          compliance: compliance.ok ? compliance.value.progress : noProgress,
        }}
      />
    </Page>
  );
}
