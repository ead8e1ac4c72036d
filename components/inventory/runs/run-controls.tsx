"use client";

import { Pause, Play, RotateCcw } from "lucide-react";
import { PermittedButton } from "@/components/frame/permitted-button";
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
          <PermittedButton
            permission="association:write"
            variant="primary"
            busy={control.isBusy}
            onClick={control.resume}
          >
            <Play aria-hidden="true" />
            Continue with {countOf(counts.waiting, "target")}
          </PermittedButton>
        )}
        {pause && (
          <PermittedButton permission="association:write" busy={control.isBusy} onClick={control.pause}>
            <Pause aria-hidden="true" />
            Pause
          </PermittedButton>
        )}
        {cancelRest && (
          <PermittedButton permission="association:write" busy={control.isBusy} onClick={control.cancelRest}>
            Cancel the rest
          </PermittedButton>
        )}
        {retryFailed && (
          <PermittedButton permission="association:write" busy={control.isBusy} onClick={control.retryFailed}>
            <RotateCcw aria-hidden="true" />
            Retry {countOf(failedIn(counts), "target")}
          </PermittedButton>
        )}
      </div>
      {control.failure && <FailureNotice failure={control.failure} />}
    </>
  );
}
