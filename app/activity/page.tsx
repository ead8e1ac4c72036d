import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { activityQuestion, loadActivityParams } from "@/components/inventory/addresses/activity-address";
import { readActivity } from "@/lib/activity/server/read-activity-for-pages";
import { ActivityView } from "./activity-view";

export const metadata: Metadata = { title: "Activity" };

/** Every change made through Canopy: who, when, what, from what to what, and what AWS answered. */
export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const question = activityQuestion(loadActivityParams(await searchParams));
  const page = await readActivity({ question });
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Activity" }]} />}>
      {page.ok ? (
        <ActivityView first={{ page: page.value, question }} />
      ) : (
        <FailurePanel failure={page.failure} />
      )}
    </Page>
  );
}
