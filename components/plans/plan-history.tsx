"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import type { PlanEvent } from "@/lib/runs/plans/plan";

const labels: Readonly<Record<PlanEvent["kind"], string>> = {
  planned: "Planned",
  edited: "Edited",
  reviewed: "Reviewed again",
  sent: "Sent for approval",
  approved: "Approved",
  rejected: "Rejected",
  started: "Started",
  stopped: "Not started at its time",
  unscheduled: "Start taken back",
  discarded: "Discarded",
};

/** What happened to a plan, oldest first. */
export function PlanHistory({ events }: { events: readonly PlanEvent[] }) {
  return (
    <section aria-label="History" className="grid content-start gap-1">
      <h3 className="text-13 font-semibold">History</h3>
      <ol className="grid gap-1 text-13">
        {events.map(({ at, kind, revision, by, comment, failure }, index) => (
          <li key={index} className="text-pretty break-words">
            {labels[kind]}
            {kind === "stopped" ? "" : ` by ${by.name}`}
            <span className="text-12 text-ink-quiet">
              {" "}
              <RelativeTime at={Date.parse(at)} />, revision {revision}
            </span>
            {comment !== undefined && <span className="block">“{comment}”</span>}
            {failure !== undefined && <span className="block text-12 text-ink-quiet">{failure.message}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
