import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { Failure } from "@/lib/core/failure";
import { planQueries } from "@/lib/runs/client/plan-queries";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { PlanId } from "@/lib/runs/plans/plan-reference";
import { assignmentsOf } from "@/lib/runs/plans/planned-assignments";
import type { AssignmentDraft } from "./assignment-draft";
import { emptyDraft } from "./assignment-draft";

/** A plan with one change and its exceptions as the form holds it; undefined where the form can't hold it. */
function draftOfPlan({ plan, body }: PlanDetail): AssignmentDraft | undefined {
  const assignments = assignmentsOf(body);
  const main = assignments.at(-1);
  const [exception, another] = assignments.slice(0, -1);
  const fits =
    assignments.length === body.changes.length && another === undefined && body.undoes === undefined;
  if (main === undefined || !fits || exception?.assignment.kind === "inherit") return undefined;
  const { id, number, revision, schedule } = plan;
  return {
    ...emptyDraft,
    targetIds: [...main.targetIds],
    kind: main.assignment.kind,
    ...(main.assignment.kind === "apply-policy" && { policyId: main.assignment.policyId }),
    ...(exception !== undefined && { exceptions: [...exception.targetIds] }),
    ...(exception?.assignment.kind === "apply-policy" && {
      exceptionPolicyId: exception.assignment.policyId,
    }),
    reason: body.reason ?? "",
    ticket: body.ticket ?? "",
    plan: { id, number, revision, schedule },
  };
}

/**
 * Opens the form with the plan that the address names. Returns why it could not be read; undefined otherwise.
 * @param onOpen called once for each plan of the address, with what the form holds then
 */
export function usePlanInForm(
  planId: string | null,
  onOpen: (draft: AssignmentDraft | undefined) => void,
): Failure | undefined {
  const id = PlanId.safeParse(planId);
  const { data, error } = useQuery({
    ...planQueries.detail(id.data ?? noPlan),
    enabled: id.success,
    staleTime: 0,
  });
  const isThere = id.success && data !== undefined;
  const open = useEffectEvent(() => {
    if (data !== undefined) onOpen(draftOfPlan(data));
  });
  useEffect(() => {
    if (isThere) open();
  }, [isThere]);
  return id.success ? error?.failure : undefined;
}

const noPlan = PlanId.parse("00000000-0000-4000-8000-000000000000");
