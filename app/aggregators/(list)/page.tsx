import type { Metadata } from "next";
import { AggregatorsScreen } from "@/components/aggregators/aggregators-screen";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readAggregators } from "@/lib/aws-config/aggregators/server/read-aggregators";

export const metadata: Metadata = { title: "Aggregators" };

/** What AWS Config collects, and where to. */
export default async function AggregatorsPage() {
  const list = await readAggregators({});
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Aggregators" }]} />}>
      {list.ok ? <AggregatorsScreen first={list.value} /> : <FailurePanel failure={list.failure} />}
    </Page>
  );
}
