import { EndNotifications } from "@/components/inventory/runs/end-notifications";
import { RunningRuns } from "@/components/inventory/runs/running-runs";

/** The runs that are being sent, and the notifications of ends that were asked for, on every page. */
export function RunIndicator() {
  return (
    <>
      <RunningRuns />
      <EndNotifications />
    </>
  );
}
