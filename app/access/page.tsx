import type { Metadata } from "next";
import { AccessScreen } from "@/components/access/access-screen";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readAccess } from "@/lib/identity/server/read-access";

export const metadata: Metadata = { title: "Access" };

/** Who may do what, and why. */
export default async function AccessPage() {
  const access = await readAccess({});
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Access" }]} />}>
      {access.ok ? <AccessScreen {...access.value} /> : <FailurePanel failure={access.failure} />}
    </Page>
  );
}
