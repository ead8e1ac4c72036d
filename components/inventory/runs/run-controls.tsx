"use client";

import { Pause, Play, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import type { RunSummary } from "@/lib/runs/run";
import { controlsOf } from "@/lib/runs/run-progress";
import { failedIn } from "./run-labels";
import { useRunControls } from "./use-run-controls";
import { FailureNotice } from "@/components/failures/failure-notice";

/** What can be done with a run as it is. A press that is refused says why below the buttons. */
export function RunControls({ run }: { run: RunSummary }) {
  const { pause, resume, cancelRest, retryFailed } = controlsOf(run);
  const control = useRunControls(run.id);
  const { counts } = run;
  return (
    <>
      <div role="group" aria-label="Run" className="flex flex-wrap gap-2 empty:hidden">
        {resume && (
          <Button variant="primary" busy={control.isBusy} onClick={control.resume}>
            <Play aria-hidden="true" />
            Continue with {countOf(counts.waiting, "target")}
          </Button>
        )}
        {pause && (
          <Button busy={control.isBusy} onClick={control.pause}>
            <Pause aria-hidden="true" />
            Pause
          </Button>
        )}
        {cancelRest && (
          <Button busy={control.isBusy} onClick={control.cancelRest}>
            Cancel the rest
          </Button>
        )}
        {retryFailed && (
          <Button busy={control.isBusy} onClick={control.retryFailed}>
            <RotateCcw aria-hidden="true" />
            Retry {countOf(failedIn(counts), "target")}
          </Button>
        )}
      </div>
      {control.failure && <FailureNotice failure={control.failure} />}
    </>
  );
}
