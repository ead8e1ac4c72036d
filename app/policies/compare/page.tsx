import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { CompareScreen } from "@/components/policies/compare/compare-screen";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";

export const metadata: Metadata = { title: "Compare policies" };

/** Two configuration policies side by side. */
export default async function ComparePoliciesPage() {
  const first = await readPolicyOverview({});
  return (
    <Page
      breadcrumbs={<Breadcrumbs trail={[{ label: "Policies", href: "/policies" }, { label: "Compare" }]} />}
    >
      {first.ok ? <CompareScreen first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}
