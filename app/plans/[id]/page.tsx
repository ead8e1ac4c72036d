import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { PlanAbsent } from "@/components/plans/plan-absent";
import { PlanScreen } from "@/components/plans/plan-screen";
import { PlanId } from "@/lib/runs/plans/plan-reference";
import { readPlan } from "@/lib/runs/plans/server/read-plans-for-pages";

interface PlanPageProps {
  readonly params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: "Plan" };

/** One plan, to be shared by its address. */
export default async function PlanPage({ params }: PlanPageProps) {
  const id = PlanId.safeParse((await params).id);
  if (!id.success) notFound();
  const detail = await readPlan({ id: id.data });
  const label = detail.ok ? `Plan ${detail.value.plan.number}` : "Plan";
  return (
    <Page
      scrolls={false}
      breadcrumbs={<Breadcrumbs trail={[{ label: "Plans", href: "/plans" }, { label }]} />}
    >
      {detail.ok && <PlanScreen first={detail.value} />}
      {!detail.ok && detail.failure.code === "not-found" && <PlanAbsent id={id.data} />}
      {!detail.ok && detail.failure.code !== "not-found" && <FailurePanel failure={detail.failure} />}
    </Page>
  );
}
