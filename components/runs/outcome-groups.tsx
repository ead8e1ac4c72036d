"use client";

import { Button } from "@/components/ui/button";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { countOf } from "@/lib/format/count";
import type { OutcomeGroup } from "@/lib/runs/run";

const SHOWN = 6;

const outcomes = {
  refused: { title: "Refused", tone: "failed" },
  unknown: { title: "Outcome not known", tone: "stuck" },
  waiting: { title: "Sent again soon", tone: "pending" },
  failed: { title: "Association failed", tone: "failed" },
} as const;

/** Targets that came to the same for the same reason, with the way to them. */
export function OutcomeGroups({
  groups,
  onShow,
}: {
  groups: readonly OutcomeGroup[];
  onShow: (group: OutcomeGroup) => void;
}) {
  if (groups.length === 0) return null;
  return (
    <section aria-label="Results by cause" className="border-b px-4 py-2">
      <ul className="grid gap-1.5">
        {groups.slice(0, SHOWN).map((group) => {
          const { title, tone } = outcomes[group.outcome];
          return (
            <li
              key={`${group.outcome} ${group.code ?? ""} ${group.cause}`}
              className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-13"
            >
              <StatusIcon tone={tone} className={`shrink-0 self-center ${toneText[tone]}`} />
              <strong className="font-medium">
                {title}: {countOf(group.count, "target")}
              </strong>
              <span className="min-w-0 flex-1 basis-60 text-pretty break-words text-ink-quiet">
                {group.cause === "" ? "AWS gave no message." : group.cause}
              </span>
              <Button size="small" onClick={() => onShow(group)}>
                Show
                <span className="sr-only">
                  {" "}
                  {countOf(group.count, "target")}: {title}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      {groups.length > SHOWN && (
        <p className="pt-1 text-12 text-ink-quiet">and {countOf(groups.length - SHOWN, "more cause")}</p>
      )}
    </section>
  );
}
