import { useQuery } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import { planQueries } from "@/lib/runs/client/plan-queries";
import { type PlanDetail, PlanId } from "@/lib/runs/plans/plan";
import type { PlanInEdit } from "./save-plan";

/** The plan that an address names: not asked for, being read, read, or not readable. */
export type Planned =
  | { readonly state: "none" }
  | { readonly state: "reading" }
  | { readonly state: "failed"; readonly failure: Failure; readonly retry: () => void }
  | { readonly state: "read"; readonly detail: PlanDetail };

/** Reads the plan that a form is to be opened with, once: an edit that comes meanwhile is a conflict when it is saved. */
export function usePlanned(planId: string | null): Planned {
  const id = PlanId.safeParse(planId);
  const { data, error, isFetchedAfterMount, refetch } = useQuery({
    ...planQueries.detail(id.data ?? noPlan),
    enabled: id.success,
    staleTime: Infinity,
    refetchOnMount: "always",
  });
  if (planId === null) return { state: "none" };
  if (!id.success) return { state: "failed", failure: noSuchPlan, retry: () => undefined };
  if (error !== null) return { state: "failed", failure: error.failure, retry: () => void refetch() };
  return data === undefined || !isFetchedAfterMount ? { state: "reading" } : { state: "read", detail: data };
}

/** What a review needs of the plan of which it makes a new revision. */
export function planInEdit({ plan: { id, number, revision, schedule } }: PlanDetail): PlanInEdit {
  return { id, number, revision, schedule };
}

const noPlan = PlanId.parse("00000000-0000-4000-8000-000000000000");

const noSuchPlan: Failure = {
  code: "not-found",
  message: "The address names no plan. Open the plan from the list of plans.",
};
