import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { NewPolicyScreen } from "@/components/policies/editor/editor-screens";
import { loadNewPolicyParams } from "@/components/inventory/addresses/policies-address";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";

export const metadata: Metadata = { title: "New policy" };

/** The form of a new configuration policy. */
export default async function NewPolicyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ from }, first] = await Promise.all([loadNewPolicyParams(searchParams), readPolicyOverview({})]);
  return (
    <Page
      breadcrumbs={
        <Breadcrumbs trail={[{ label: "Policies", href: "/policies" }, { label: "New policy" }]} />
      }
    >
      {first.ok ? (
        <NewPolicyScreen from={from} first={first.value} />
      ) : (
        <FailurePanel failure={first.failure} />
      )}
    </Page>
  );
}
