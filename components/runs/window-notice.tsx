"use client";

import { Banner } from "@/components/ui/status/banner";
import { useNow } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { countOf } from "@/lib/format/count";
import { isOpen, nextOpening, windowInWords } from "@/lib/runs/plans/change-window";
import type { RunSummary } from "@/lib/runs/run";

/** Says that a run waits for its change window, and when it goes on; nothing while it may send. */
export function WindowNotice({ run: { state, counts, changeWindow } }: { run: RunSummary }) {
  // To the minute, as windows are.
  const now = Math.floor(useNow() / 60_000) * 60_000;
  if (state !== "running" || counts.waiting === 0 || changeWindow === undefined || isOpen(changeWindow, now))
    return null;
  return (
    <Banner title="Outside of the change window.">
      {countOf(counts.waiting, "request")} will be sent when it opens:{" "}
      <Moment at={nextOpening(changeWindow, now)} /> by your clock. The window is{" "}
      {windowInWords(changeWindow)}.
    </Banner>
  );
}
