import { useEffect, useEffectEvent } from "react";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import type { ConfigurationDraftHandle } from "./configuration-draft";
import { draftOfPlan } from "./plan-draft";

/** Fills the form with a plan when it is opened; what was entered for the same revision of it stays. */
export function usePlanInForm(
  planned: PlanDetail | undefined,
  { draft, open }: ConfigurationDraftHandle,
): void {
  const id = planned?.plan.id;
  const fill = useEffectEvent(() => {
    if (planned === undefined) return;
    const { plan, ...rest } = draftOfPlan(planned) ?? {};
    if (plan === undefined || (draft.plan?.id === plan.id && draft.plan.revision === plan.revision)) return;
    open({ choice: {}, ...rest, plan });
  });
  useEffect(() => {
    if (id !== undefined) fill();
  }, [id]);
}
