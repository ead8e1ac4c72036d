"use client";

import { CircleHelp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/menu/popover";
import { StatusMark } from "@/components/ui/status/status-mark";
import { cellFilters } from "@/lib/aws-config/packs/table/pack-filter";
import { cellLabels } from "../../inventory/packs/pack-labels";

/** What each of the nine statuses means, and what stands where there is none. */
export function StatusLegend() {
  return (
    <Popover
      label="What the statuses mean"
      align="end"
      className="w-[30rem] p-0"
      trigger={
        <Button variant="ghost" size="small">
          <CircleHelp aria-hidden="true" />
          Statuses
        </Button>
      }
    >
      <dl className="grid">
        {cellFilters.map((status) => {
          const { word, tone, means } = cellLabels[status];
          return (
            <div
              key={status}
              className="grid gap-x-3 gap-y-0.5 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[12rem_1fr]"
            >
              <dt className="grid content-start gap-0.5">
                <StatusMark tone={tone}>{word}</StatusMark>
                {status !== "EXCLUDED" && status !== "NO_ROW" && (
                  <code className="pl-5 font-mono text-12 text-ink-quiet">{status}</code>
                )}
              </dt>
              <dd className="text-12 text-pretty text-ink-quiet">{means}</dd>
            </div>
          );
        })}
      </dl>
    </Popover>
  );
}
