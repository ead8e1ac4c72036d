import type { Metadata } from "next";
import { PreloadFetch } from "@/components/ui/address/preload-fetch";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { PolicyScreen } from "@/components/policies/policy-screen";
import { readPolicyOverview } from "@/lib/security-hub/policies/server/read-policy-overview";
import { CATALOGUE_URL, POLICIES_URL } from "@/lib/security-hub/policies/client/queries";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await nameOf((await params).id)) ?? "Policy" };
}

/** One configuration policy. */
export default async function PolicyPage({ params }: Props) {
  const { id } = await params;
  const first = await readPolicyOverview({});
  const label = (await nameOf(id)) ?? "Policy";
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Policies", href: "/policies" }, { label }]} />}>
      <PreloadFetch url={POLICIES_URL} />
      <PreloadFetch url={CATALOGUE_URL} />
      {first.ok ? <PolicyScreen id={id} first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}

async function nameOf(id: string): Promise<string | undefined> {
  const first = await readPolicyOverview({});
  if (!first.ok) return undefined;
  return first.value.overview?.policies.find(({ summary }) => summary.id === id)?.summary.name;
}
