import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { RunAbsent } from "@/components/runs/run-absent";
import { RunScreen } from "@/components/runs/run-screen";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { RunId } from "@/lib/runs/run-id";
import { readRun } from "@/lib/runs/server/read-runs-for-pages";

interface RunPageProps {
  readonly params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: "Run" };

/** One run. What it is comes with the page; its targets are fetched beside the scripts. */
export default async function RunPage({ params }: RunPageProps) {
  const id = RunId.safeParse((await params).id);
  if (!id.success) notFound();
  const [detail, inventory] = await Promise.all([readRun({ id: id.data }), readInventory()]);
  const policies = (inventory.ok && inventory.value.snapshot?.governance.policies) || [];
  const policyNames = Object.fromEntries(policies.map((policy) => [policy.id, policy.name]));
  const label = detail.ok ? `Run ${detail.value.run.number}` : "Run";
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Runs", href: "/runs" }, { label }]} />}>
      {detail.ok && <RunScreen first={detail.value} policyNames={policyNames} />}
      {!detail.ok && detail.failure.code === "not-found" && <RunAbsent id={id.data} />}
      {!detail.ok && detail.failure.code !== "not-found" && <FailurePanel failure={detail.failure} />}
    </Page>
  );
}
