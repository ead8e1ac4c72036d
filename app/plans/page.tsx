import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { PlansScreen } from "@/components/plans/plans-screen";
import { readPlans } from "@/lib/runs/plans/server/read-plans-for-pages";

export const metadata: Metadata = { title: "Plans" };

/** Every change that was reviewed and saved to be started later. */
export default async function PlansPage() {
  const list = await readPlans({});
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Plans" }]} />}>
      {list.ok ? <PlansScreen first={list.value} /> : <FailurePanel failure={list.failure} />}
    </Page>
  );
}
