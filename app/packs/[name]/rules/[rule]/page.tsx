import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { RuleScreen } from "@/components/packs/rules/rule-screen";
import { PACK_SNAPSHOT_URL } from "@/lib/aws-config/packs/client/queries";
import { SNAPSHOT_URL } from "@/lib/inventory/client/queries";
import { readCompliance } from "@/lib/inventory/server/read-compliance";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { readPacks } from "@/lib/inventory/server/read-packs";

type Params = Promise<{ name: string; rule: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { name, rule } = await params;
  return { title: `${decodeURIComponent(rule)} · ${decodeURIComponent(name)}` };
}

/** A rule of a conformance pack: the accounts that fail it, then their resources. */
export default async function RulePage({ params }: { params: Params }) {
  const [encoded, packs, inventory, compliance] = await Promise.all([
    params,
    readPacks(),
    readInventory(),
    readCompliance(),
  ]);
  const [name, rule] = [decodeURIComponent(encoded.name), decodeURIComponent(encoded.rule)];
  const breadcrumbs = (
    <Breadcrumbs
      trail={[
        { label: "Conformance packs", href: "/packs" },
        { label: name, href: packHref(name, { view: "rules" }) },
        { label: rule },
      ]}
    />
  );
  const failed = [packs, inventory, compliance].find((read) => !read.ok);
  if (!packs.ok || !inventory.ok || !compliance.ok)
    return (
      <Page breadcrumbs={breadcrumbs}>
        {failed?.ok === false && <FailurePanel failure={failed.failure} />}
      </Page>
    );
  const arn = packs.value.snapshot?.meta.packs.find((pack) => pack.name === name)?.arn;
  return (
    <Page scrolls={false} breadcrumbs={breadcrumbs}>
      {packs.value.snapshot && <PreloadFetch url={PACK_SNAPSHOT_URL} />}
      {inventory.value.snapshot && <PreloadFetch url={SNAPSHOT_URL} />}
      <RuleScreen
        packName={name}
        rule={rule}
        // An ARN says the partition: `arn:aws-us-gov:config:…`.
        partition={arn?.split(":")[1] ?? "aws"}
        progress={{
          packs: packs.value.progress,
          organization: inventory.value.progress,
          compliance: compliance.value.progress,
        }}
      />
    </Page>
  );
}
