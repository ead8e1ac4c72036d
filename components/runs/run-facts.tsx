"use client";

import { runPath } from "@/components/inventory/addresses/runs-address";
import { TextLink } from "@/components/ui/text-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { ExternalLink } from "@/components/ui/external-link";
import type { RunSummary } from "@/lib/runs/run";

/** Who started a run, when and why. */
export function RunFacts({ run }: { run: RunSummary }) {
  const { by, createdAt, endedAt, reason, ticket, undoes } = run;
  return (
    <div className="grid gap-1 text-13">
      <p className="text-12 text-ink-quiet">
        Run {run.number}, started by <span className="text-ink">{by.name}</span>{" "}
        <RelativeTime at={Date.parse(createdAt)} />
        {endedAt !== undefined && (
          <>
            , finished <RelativeTime at={Date.parse(endedAt)} />
          </>
        )}
        {undoes !== undefined && (
          <>
            {" · "}
            <TextLink href={runPath(undoes)}>Undoes this run</TextLink>
          </>
        )}
        {ticket !== undefined && (
          <>
            {" · "}
            <ExternalLink href={ticket}>Ticket</ExternalLink>
          </>
        )}
      </p>
      {reason !== undefined && <p className="max-w-prose text-pretty break-words">{reason}</p>}
    </div>
  );
}
