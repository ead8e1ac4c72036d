"use client";

import { Banner } from "@/components/ui/status/banner";
import { useNow } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { countOf } from "@/lib/format/count";
import { windowInWords } from "@/lib/runs/plans/window-times";
import { windowOpensAt } from "@/lib/runs/run-view";
import type { RunSummary } from "@/lib/runs/run";

/** Says that a run waits for its change window, and when it goes on; nothing while it may send. */
export function WindowNotice({ run }: { run: RunSummary }) {
  const { counts, changeWindow } = run;
  // To the minute, as windows are.
  const opensAt = windowOpensAt(run, Math.floor(useNow() / 60_000) * 60_000);
  if (opensAt === undefined || changeWindow === undefined) return null;
  return (
    <Banner title="Outside of the change window.">
      {countOf(counts.waiting, "request")} will be sent when it opens: <Moment at={opensAt} /> by your clock.
      The window is {windowInWords(changeWindow)}.
    </Banner>
  );
}
