import type { Metadata } from "next";
import { ConfigurationScreen } from "@/components/configuration/configuration-screen";
import { recordedConfiguration } from "@/components/configuration/recorded-configuration";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readKnownConnection } from "@/lib/connection/server/known-connection";
import { readInventory } from "@/lib/inventory/server/read-inventory";

export const metadata: Metadata = { title: "Organization configuration" };

/** CENTRAL or LOCAL, and the form that changes it. Works without a snapshot: the browser asks AWS. */
export default async function ConfigurationPage() {
  const [connection, inventory] = await Promise.all([readKnownConnection({}), readInventory()]);
  const snapshot = inventory.ok ? inventory.value.snapshot : undefined;
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Organization configuration" }]} />}>
      {connection.ok ? (
        <ConfigurationScreen
          recorded={snapshot && recordedConfiguration(snapshot)}
          region={connection.value.region}
        />
      ) : (
        <FailurePanel failure={connection.failure} />
      )}
    </Page>
  );
}
