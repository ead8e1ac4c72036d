"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { planInFormParsers, planPath } from "@/components/inventory/addresses/plans-address";
import { useAddress } from "@/components/ui/address/use-address";
import { LinkButton } from "@/components/ui/link-button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import type { Failure } from "@/lib/core/failure";
import { planQueries } from "@/lib/runs/client/plan-queries";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { PlanId } from "@/lib/runs/plans/plan-reference";
import { isOpenPlan } from "@/lib/runs/plans/plan-rules";
import type { PlanInEdit } from "./save-plan";

/**
 * A form with the plan that the address names, or with undefined where it names none. The plan is read once: an edit that
 * comes meanwhile is a conflict when the form is saved.
 */
export function WithPlan({ children }: { children: (detail: PlanDetail | undefined) => ReactNode }) {
  const [{ plan }] = useAddress(planInFormParsers);
  if (plan === null) return children(undefined);
  const id = PlanId.safeParse(plan);
  return id.success ? (
    <ReadPlan key={plan} id={id.data}>
      {children}
    </ReadPlan>
  ) : (
    <ClientFailurePanel failure={noSuchPlan} />
  );
}

function ReadPlan({ id, children }: { id: PlanId; children: (detail: PlanDetail) => ReactNode }) {
  const { data, error, isFetchedAfterMount, refetch } = useQuery({
    ...planQueries.detail(id),
    staleTime: Infinity,
    refetchOnMount: "always",
  });
  if (error !== null) return <ClientFailurePanel failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined || !isFetchedAfterMount)
    return <Skeleton className="mx-auto my-6 h-64 w-full max-w-5xl" />;
  if (isOpenPlan(data.plan)) return children(data);
  return (
    <EmptyState
      title={`Plan ${data.plan.number} was ${data.plan.state}`}
      action={<LinkButton href={planPath(id)}>Show plan</LinkButton>}
    >
      It can&apos;t be edited any more. Make the change anew, or open the plan to see what became of it.
    </EmptyState>
  );
}

/** What a review needs of the plan of which it makes a new revision. */
export function planInEdit({ plan: { id, number, revision, schedule } }: PlanDetail): PlanInEdit {
  return { id, number, revision, schedule };
}

const noSuchPlan: Failure = {
  code: "not-found",
  message: "The address names no plan. Open the plan from the list of plans.",
};
