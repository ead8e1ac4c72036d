"use client";

import { runPath } from "@/components/inventory/addresses/runs-address";
import { PageLink } from "@/components/ui/address/page-link";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { useNow } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { formatCount, partOfAll } from "@/lib/format/count";
import { isOfObjects } from "@/lib/runs/run-view";
import { windowOpensAt } from "@/lib/runs/run-view";
import { progressOf } from "@/lib/runs/run-progress";
import { useRecentRuns } from "./use-run";

/** Runs whose requests are not all sent, quietly, with the way to them; nothing while there is none. */
export function RunningRuns() {
  const running = useRecentRuns().filter(({ state }) => state === "running" || state === "paused");
  const now = useNow();
  const [only, another] = running;
  if (only === undefined) return null;
  const { settled, total } = progressOf(only.counts);
  const isPaused = running.every(({ state }) => state === "paused");
  const openings = running.map((run) => windowOpensAt(run, now)).filter((at) => at !== undefined);
  // While one of them is sent, that is what counts.
  const opensAt = openings.length === running.length ? Math.min(...openings) : undefined;
  const tone = opensAt !== undefined ? "none" : isPaused ? "stuck" : "pending";
  return (
    <PageLink
      href={another === undefined ? runPath(only.id) : "/runs"}
      className="flex h-7 min-w-0 items-center gap-1.5 rounded-chip px-1.5 text-12 whitespace-nowrap text-ink-quiet hover:bg-surface-hover hover:text-ink"
    >
      <StatusIcon tone={tone} className={`shrink-0 ${toneText[tone]}`} />
      {another === undefined
        ? `Run ${only.number}${isPaused ? " paused" : ""}`
        : `${formatCount(running.length)} runs${isPaused ? " paused" : ""}`}
      {opensAt !== undefined && (
        <span className="tabular-nums max-lg:sr-only">
          {another === undefined ? "waits for its window, " : "wait for their windows, "}
          <Moment at={opensAt} />
        </span>
      )}
      {another === undefined && opensAt === undefined && (
        <span className="tabular-nums max-sm:sr-only">
          {partOfAll(settled, total, isOfObjects(only) ? "change" : "target")}
        </span>
      )}
    </PageLink>
  );
}
