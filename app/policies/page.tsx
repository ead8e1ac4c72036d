import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { PoliciesScreen } from "@/components/policies/policies-screen";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";
import { CATALOGUE_URL, POLICIES_URL } from "@/lib/security-hub/policies/client/queries";

export const metadata: Metadata = { title: "Policies" };

/** The configuration policies. What is known of them is in the HTML; what each configures is fetched beside the scripts. */
export default async function PoliciesPage() {
  const first = await readPolicyOverview({});
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Policies" }]} />}>
      <PreloadFetch url={POLICIES_URL} />
      <PreloadFetch url={CATALOGUE_URL} />
      {first.ok ? <PoliciesScreen first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}
