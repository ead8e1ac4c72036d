"use client";

import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { planForm } from "@/components/inventory/plans/plan-form";
import { planLabel } from "@/components/inventory/plans/plan-labels";
import { usePlan } from "@/components/inventory/plans/use-plans";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { DockedNotices } from "@/components/ui/notice-dock";
import { StatusMark } from "@/components/ui/status/status-mark";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { PlanCommandsBar } from "./plan-commands-bar";
import { PlanDifferences } from "./plan-differences";
import { PlanFacts } from "./plan-facts";
import { PlanHistory } from "./plan-history";
import { AffectedAccounts } from "./affected-accounts";
import { PlanTargets } from "./plan-targets";
import { PlannedObjects } from "./planned-objects";

/** One plan: what it changes, what changed since its review, and what can be done with it. `first` is what the server read. */
export function PlanScreen({ first }: { first: PlanDetail }) {
  const { data: detail, error, refetch } = usePlan(first);
  const review = useMutation(planMutations.review());
  const { plan, may, differences, comparedWith, body } = detail;
  const form = planForm(body);
  const { word, tone } = planLabel(plan);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <DockedNotices>
        {error && (
          <FailureNotice
            failure={error.failure}
            consequence="What is shown was read before."
            onRetry={() => void refetch()}
          />
        )}
        {detail.notCompared && (
          <FailureNotice
            failure={detail.notCompared}
            consequence="Whether the plan still matches could not be checked. It is checked again when it is approved and started."
            onRetry={() => void refetch()}
          />
        )}
        {plan.stopped && (
          <FailureNotice
            failure={plan.stopped.failure}
            consequence="The plan was not started at its time. Start it now, or set another start."
          />
        )}
      </DockedNotices>
      <section aria-label="Plan" className="grid gap-3 border-b px-4 py-3">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="grid min-w-0 flex-1 basis-80 gap-1">
            <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-16 font-semibold text-pretty">
              {plan.title}
              <span className="text-13 font-normal">
                <StatusMark tone={tone}>{word}</StatusMark>
              </span>
            </h2>
            <PlanFacts plan={plan} />
          </div>
        </div>
        <PlanCommandsBar detail={detail} />
      </section>
      <PlanDifferences
        differences={differences}
        action={
          may.edit &&
          (form !== undefined && differences.some(({ kind }) => kind === "object-changed") ? (
            <LinkButton href={form.href}>{form.label}</LinkButton>
          ) : (
            <Button
              busy={review.isPending}
              onClick={() =>
                review.mutate({
                  id: plan.id,
                  revision: plan.revision,
                  comparedWith,
                  send: plan.needsApproval,
                })
              }
            >
              {plan.needsApproval ? "Accept and send for approval" : "Accept these changes"}
            </Button>
          ))
        }
      />
      {review.error && <FailureNotice failure={review.error.failure} />}
      <div className="grid gap-6 px-4 py-3 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <PlanTargets detail={detail} />
          <PlannedObjects detail={detail} />
        </div>
        <div className="grid content-start gap-6">
          <AffectedAccounts detail={detail} />
          <PlanHistory events={detail.events} />
        </div>
      </div>
    </div>
  );
}
