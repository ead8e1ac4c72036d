import type { PlanSort, PlansParams } from "@/components/inventory/addresses/plans-address";
import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import { hasWords, wordsOf } from "@/lib/format/search-terms";
import type { PlanSummary } from "@/lib/runs/plans/plan";
import { planView, planViews } from "@/lib/runs/run-view";

/** The plans that a view shows, in its order. */
export function listedPlans(
  plans: readonly PlanSummary[],
  { q, state, by }: Pick<PlansParams, "q" | "state" | "by">,
  { sort, direction }: SortOrder<PlanSort>,
): readonly PlanSummary[] {
  const words = wordsOf(q);
  const matching = plans.filter(
    (plan) =>
      (state.length === 0 || state.includes(planView(plan))) &&
      (by.length === 0 || by.includes(plan.authors[0]?.id ?? "")) &&
      hasWords(
        `#${plan.number} ${plan.title} ${plan.authors.map(({ name }) => name).join(" ")} ${plan.reason ?? ""} ${plan.ticket ?? ""}`,
        words,
      ),
  );
  const compare = inDirection(direction, comparisons[sort]);
  return matching.sort((one, other) => compare(one, other) || other.number - one.number);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const comparisons: Readonly<Record<PlanSort, (one: PlanSummary, other: PlanSummary) => number>> = {
  number: (one, other) => one.number - other.number,
  title: (one, other) => collator.compare(one.title, other.title),
  by: (one, other) => collator.compare(one.authors[0]?.name ?? "", other.authors[0]?.name ?? ""),
  state: (one, other) => planViews.indexOf(planView(one)) - planViews.indexOf(planView(other)),
  accounts: (one, other) => one.accounts - other.accounts,
  // Those that start by themselves come first.
  start: (one, other) => startOf(one) - startOf(other),
};

function startOf({ schedule: { startAt } }: PlanSummary): number {
  return startAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(startAt);
}
