import { planLabel } from "@/components/inventory/plans/plan-labels";
import { windowInWords } from "@/lib/runs/plans/window-times";
import type { PlanSummary } from "@/lib/runs/plans/plan";

/** A plan as a line of a file. */
export type PlanRow = ReturnType<typeof planRow>;

/** What the list shows of a plan. */
export function planRow(plan: PlanSummary) {
  const { schedule, decision } = plan;
  return {
    number: plan.number,
    id: plan.id,
    title: plan.title,
    state: planLabel(plan).word,
    revision: plan.revision,
    plannedBy: plan.authors[0]?.name ?? "",
    editedBy: plan.authors
      .slice(1)
      .map(({ name }) => name)
      .join(", "),
    decidedBy: decision?.by.name ?? "",
    decidedAt: decision?.at ?? "",
    comment: decision?.comment ?? "",
    targets: plan.targets,
    accounts: plan.accounts,
    reason: plan.reason ?? "",
    ticket: plan.ticket ?? "",
    startAt: schedule.startAt ?? "",
    changeWindow: schedule.window === undefined ? "" : windowInWords(schedule.window),
    createdAt: plan.createdAt,
    changedAt: plan.changedAt,
  };
}
