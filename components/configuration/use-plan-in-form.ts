import { useEffect, useEffectEvent } from "react";
import { planInEdit } from "@/components/inventory/plans/with-plan";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import type { ConfigurationDraftHandle } from "./configuration-draft";

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

function draftOfPlan(detail: PlanDetail) {
  const [change] = detail.body.changes;
  if (change?.kind !== "configuration") return undefined;
  const { reason = "", ticket = "" } = detail.body;
  const { configurationType, autoEnable, autoEnableStandards, status, statusMessage } =
    change.configuration.update;
  const choice = {
    autoEnable,
    ...(configurationType !== undefined && { configurationType }),
    ...(autoEnableStandards !== undefined && { autoEnableStandards }),
    ...(status !== undefined && { status }),
    ...(statusMessage !== undefined && { statusMessage }),
  };
  return { choice, reason, ticket, plan: planInEdit(detail) };
}
