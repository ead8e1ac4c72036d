import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { StandardsScreen } from "@/components/policies/standards/standards-screen";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";
import { CATALOGUE_URL, POLICIES_URL } from "@/lib/security-hub/policies/client/queries";

export const metadata: Metadata = { title: "Standards" };

/** The standards, each with the policies that enable it and those that do not. */
export default async function StandardsPage() {
  const first = await readPolicyOverview({});
  return (
    <Page
      breadcrumbs={<Breadcrumbs trail={[{ label: "Policies", href: "/policies" }, { label: "Standards" }]} />}
    >
      <PreloadFetch url={POLICIES_URL} />
      <PreloadFetch url={CATALOGUE_URL} />
      {first.ok ? <StandardsScreen first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}
