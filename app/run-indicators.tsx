"use client";

import { EndNotifications } from "@/components/inventory/runs/end-notifications";
import { ScheduledPlans } from "@/components/inventory/plans/scheduled-plans";
import { WaitingPlans } from "@/components/inventory/plans/waiting-plans";
import { TextLink } from "@/components/ui/text-link";
import { RunningRuns } from "@/components/inventory/runs/running-runs";

/** The runs that are being sent, the plans that are scheduled or wait for approval, and the notifications of ends that were asked for, on every page. */
export function RunIndicators({
  approverId,
  hasSettingToApprove,
}: {
  approverId: string | undefined;
  hasSettingToApprove: boolean;
}) {
  return (
    <>
      <RunningRuns />
      <ScheduledPlans />
      <WaitingPlans approverId={approverId} />
      {hasSettingToApprove && <TextLink href="/administration">1 setting to approve</TextLink>}
      <EndNotifications />
    </>
  );
}
