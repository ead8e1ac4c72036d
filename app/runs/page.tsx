import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { RunsScreen } from "@/components/runs/runs-screen";
import { readRuns } from "@/lib/runs/server/read-runs-for-pages";

export const metadata: Metadata = { title: "Runs" };

/** Every change that was started: who, when, why, and how far it is. */
export default async function RunsPage() {
  const list = await readRuns({});
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Runs" }]} />}>
      {list.ok ? <RunsScreen first={list.value} /> : <FailurePanel failure={list.failure} />}
    </Page>
  );
}
