import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { EditPolicyScreen } from "@/components/policies/editor/editor-screens";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";

export const metadata: Metadata = { title: "Edit policy" };

/** The form of an existing configuration policy. */
export default async function EditPolicyPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, first] = await Promise.all([params, readPolicyOverview({})]);
  const name =
    first.ok && first.value.overview?.policies.find(({ summary }) => summary.id === id)?.summary.name;
  return (
    <Page
      breadcrumbs={
        <Breadcrumbs
          trail={[
            { label: "Policies", href: "/policies" },
            { label: name || "Policy", href: `/policies/${id}` },
            { label: "Edit" },
          ]}
        />
      }
    >
      {first.ok ? <EditPolicyScreen id={id} first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}
