import type { Metadata } from "next";
import { AdministrationScreen } from "@/components/administration/administration-screen";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readAdministration } from "@/lib/administration/server/read-administration";

export const metadata: Metadata = { title: "Administration" };

/** What can be changed while Canopy runs. */
export default async function AdministrationPage() {
  const read = await readAdministration({});
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Administration" }]} />}>
      {read.ok ? <AdministrationScreen {...read.value} /> : <FailurePanel failure={read.failure} />}
    </Page>
  );
}
