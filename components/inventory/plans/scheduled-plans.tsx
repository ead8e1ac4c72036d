"use client";

import { CalendarClock } from "lucide-react";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { PageLink } from "@/components/ui/address/page-link";
import { Moment } from "@/components/ui/moment";
import { countOf } from "@/lib/format/count";
import { startsAt } from "@/lib/runs/run-view";
import { useRecentPlans } from "./use-plans";

/** The plans that start by themselves, quietly, with the next start and the way to them; nothing while there is none. */
export function ScheduledPlans() {
  const scheduled = useRecentPlans()
    .flatMap((plan) => {
      const at = startsAt(plan);
      return at === undefined ? [] : [{ plan, at }];
    })
    .sort((one, other) => one.at - other.at);
  const [next, another] = scheduled;
  if (next === undefined) return null;
  return (
    <PageLink
      href={another === undefined ? planPath(next.plan.id) : "/plans?state=scheduled"}
      className="flex h-7 min-w-0 items-center gap-1.5 rounded-chip px-1.5 text-12 whitespace-nowrap text-ink-quiet hover:bg-surface-hover hover:text-ink"
    >
      <CalendarClock aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="tabular-nums">
        {another === undefined ? `Plan ${next.plan.number}` : countOf(scheduled.length, "plan")}
        <span className="max-lg:sr-only">
          {" "}
          scheduled, {another !== undefined && "next "}
          <Moment at={next.at} />
        </span>
      </span>
    </PageLink>
  );
}
