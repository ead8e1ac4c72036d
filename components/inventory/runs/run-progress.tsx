"use client";

import { Meter } from "@/components/ui/status/meter";
import { countOf } from "@/lib/format/count";
import { formatRemaining } from "@/lib/format/duration";
import type { RunSummary } from "@/lib/runs/run";
import { progressOf, timeLeftMs } from "@/lib/runs/run-progress";
import { sendingInWords, failedIn } from "./run-labels";

/** How far the requests of a run are: a bar with numbers, a sentence, the rate and the time that is left. */
export function RunProgress({
  run,
  closed = 0,
}: {
  run: RunSummary;
  /** Of the refused targets: accounts that were closed after the review, which is expected. */
  closed?: number;
}) {
  const { state, counts, changes, perSecond } = run;
  const { settled, total } = progressOf(counts);
  const refused = counts.refused - closed;
  const isDisassociation = changes.every(
    (change) => change.kind === "association" && change.assignment.kind === "inherit",
  );
  const isSending = state === "running" && settled < total;
  return (
    <div className="grid gap-2">
      <Meter
        label={isDisassociation ? "Disassociation requests" : "Association requests"}
        value={settled - counts.cancelled}
        max={total}
        unit="target"
        tone={failedIn(counts) - closed > 0 ? "failed" : "success"}
      />
      <p role="status" className="text-13 text-pretty">
        {sendingInWords(run)}
        {refused > 0 && ` AWS refused ${countOf(refused, "target")}.`}
        {closed > 0 &&
          ` ${countOf(closed, "account was", "accounts were")} closed after the review; this is expected.`}
        {counts.skipped > 0 && ` ${countOf(counts.skipped, "target")} had the configuration already.`}
        {counts.cancelled > 0 && ` ${countOf(counts.cancelled, "target")} cancelled.`}
        {counts.unknown > 0 &&
          ` For ${countOf(counts.unknown, "target")} it isn't known whether AWS got the request.`}
      </p>
      {isSending && (
        <p className="text-12 text-ink-quiet tabular-nums">
          At most {countOf(perSecond, "request")} a second; about {formatRemaining(timeLeftMs(run))} left.
        </p>
      )}
    </div>
  );
}
