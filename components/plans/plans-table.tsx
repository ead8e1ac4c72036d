"use client";

import {
  planPath,
  type PlanSort,
  plansDescendingFirst,
} from "@/components/inventory/addresses/plans-address";
import { planLabel } from "@/components/inventory/plans/plan-labels";
import { cx } from "@/components/ui/cx";
import { Moment } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { isOpenPlan } from "@/lib/runs/plans/plan-rules";
import type { PlanSummary } from "@/lib/runs/plans/plan";

export const planColumns: readonly {
  readonly title: string;
  readonly sort?: PlanSort;
  readonly className: string;
}[] = [
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
  order,
  onSort,
}: {
  /** In the order in which they are shown. */
  plans: readonly PlanSummary[];
  order: SortOrder<PlanSort>;
  onSort: (order: WrittenOrder<PlanSort>) => void;
}) {
  return (
    <table aria-label="Plans" className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {planColumns.map(({ title, sort, className }) => (
            <th
              key={title}
              scope="col"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cx("h-8 px-3 text-left text-12 font-normal text-ink-quiet", className)}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton
                  column={sort}
                  order={order}
                  descendingFirst={plansDescendingFirst}
                  onSort={onSort}
                >
                  {title}
                </SortButton>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} />
        ))}
      </tbody>
    </table>
  );
}

function PlanRow({ plan }: { plan: PlanSummary }) {
  const { word, tone } = planLabel(plan);
  const { startAt } = plan.schedule;
  return (
    <tr className="border-b align-top hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2">
      <td className="text-ink-quiet tabular-nums max-md:order-1 md:pl-4!">#{plan.number}</td>
      <th scope="row" className="text-left font-medium max-md:order-3 max-md:w-full">
        <TextLink href={planPath(plan.id)} look="quiet" prefetch={false} className="break-words">
          {plan.title}
        </TextLink>
        {plan.reason !== undefined && (
          <span className="block max-w-prose text-12 font-normal break-words text-ink-quiet">
            {plan.reason}
          </span>
        )}
      </th>
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
