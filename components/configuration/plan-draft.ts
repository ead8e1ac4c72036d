import { planInEdit } from "@/components/inventory/plans/with-plan";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import type { ConfigurationChoice } from "@/lib/security-hub/configuration/choice";
import type { OrganizationConfiguration, OrganizationConfigurationUpdate } from "@/lib/security-hub/model";

/**
 * The form filled with what a plan changes of the configuration that was reviewed. A setting that the plan only repeats stays
 * as it currently is in AWS, whatever it has become since. Undefined where the plan isn't one of this form.
 */
export function draftOfPlan(detail: PlanDetail) {
  const [change] = detail.body.changes;
  if (change?.kind !== "configuration") return undefined;
  const { reason = "", ticket = "" } = detail.body;
  const reviewed = detail.objects.find((object) => object.change === 0)?.reviewed;
  const had = reviewed?.kind === "configuration" ? reviewed.had : null;
  return {
    choice: choiceOf(change.configuration.update, had ?? undefined),
    reason,
    ticket,
    plan: planInEdit(detail),
  };
}

/** What makes an update of a configuration; all of its settings where the configuration isn't known. */
function choiceOf(
  {
    configurationType: type,
    autoEnable,
    autoEnableStandards,
    status,
    statusMessage,
  }: OrganizationConfigurationUpdate,
  had: OrganizationConfiguration | undefined,
): ConfigurationChoice {
  // CENTRAL forces both automatic settings off: they are no choice.
  const isCentral = type === "CENTRAL";
  return {
    ...(type !== undefined && type !== had?.configurationType && { configurationType: type }),
    ...(!isCentral && autoEnable !== had?.autoEnable && { autoEnable }),
    ...(!isCentral &&
      autoEnableStandards !== undefined &&
      autoEnableStandards !== had?.autoEnableStandards && { autoEnableStandards }),
    ...(status !== undefined && { status }),
    ...(statusMessage !== undefined && { statusMessage }),
  };
}
