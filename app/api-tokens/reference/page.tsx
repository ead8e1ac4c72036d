import type { Metadata } from "next";
import { ApiReference } from "@/components/api-tokens/api-reference";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readApiReference } from "@/lib/api/server/read-reference";

export const metadata: Metadata = { title: "API reference" };

/** What the API can do. */
export default async function ApiReferencePage() {
  const reference = await readApiReference({});
  return (
    <Page
      breadcrumbs={
        <Breadcrumbs trail={[{ label: "API tokens", href: "/api-tokens" }, { label: "API reference" }]} />
      }
    >
      {reference.ok ? (
        <ApiReference operations={reference.value} />
      ) : (
        <FailurePanel failure={reference.failure} />
      )}
    </Page>
  );
}
