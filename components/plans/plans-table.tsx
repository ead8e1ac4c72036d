"use client";

import { planPath, type PlanSort } from "@/components/inventory/addresses/plans-address";
import { planLabel } from "@/components/inventory/plans/plan-labels";
import { ChangeName } from "@/components/inventory/runs/change-list";
import { Moment } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { type BlockColumn, blockRow, BlockTable, type Sorting } from "@/components/ui/rows/block-table";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf } from "@/lib/format/count";
import { isOpenPlan } from "@/lib/runs/plans/plan-rules";
import type { PlanSummary } from "@/lib/runs/plans/plan";

export const planColumns: readonly BlockColumn<PlanSort>[] = [
  { title: "Plan", sort: "number", className: "w-16 pl-4" },
  { title: "Change", sort: "title", className: "" },
  { title: "State", sort: "state", className: "" },
  { title: "Accounts", sort: "accounts", className: "text-right" },
  { title: "Planned by", sort: "by", className: "" },
  { title: "Start", sort: "start", className: "" },
  { title: "Changed", className: "pr-4 text-right" },
];

/** Plans with who planned them, what they reach and when they start. On a phone each is a block, the state first. */
export function PlansTable({
  plans,
  sorting,
}: {
  /** In the order in which they are shown. */
  plans: readonly PlanSummary[];
  sorting: Sorting<PlanSort>;
}) {
  return (
    <BlockTable label="Plans" columns={planColumns} sorting={sorting}>
      {plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} />
      ))}
    </BlockTable>
  );
}

function PlanRow({ plan }: { plan: PlanSummary }) {
  const { word, tone } = planLabel(plan);
  const { startAt } = plan.schedule;
  return (
    <tr className={blockRow}>
      <ChangeName number={plan.number} href={planPath(plan.id)} title={plan.title} reason={plan.reason} />
      <td className="max-md:order-2">
        <StatusMark tone={tone}>{word}</StatusMark>
      </td>
      <td className="tabular-nums max-md:order-4 md:text-right">{countOf(plan.accounts, "account")}</td>
      <td className="break-words max-md:order-5">{plan.authors[0]?.name}</td>
      <td className="max-md:order-6">
        {startAt === undefined ? (
          <span className="text-ink-quiet">{isOpenPlan(plan) ? "By hand" : ""}</span>
        ) : (
          <Moment at={Date.parse(startAt)} />
        )}
      </td>
      <td className="text-12 text-ink-quiet max-md:order-2 max-md:ml-auto md:pr-4! md:text-right">
        <RelativeTime at={Date.parse(plan.changedAt)} />
      </td>
    </tr>
  );
}
