"use client";

import { planPath } from "@/components/inventory/addresses/plans-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { TextLink } from "@/components/ui/text-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { ExternalLink } from "@/components/ui/external-link";
import { windowInWords } from "@/lib/runs/plans/change-window";
import type { RunSummary } from "@/lib/runs/run";

/** Who started a run, when and why. */
export function RunFacts({ run }: { run: RunSummary }) {
  const { by, createdAt, endedAt, reason, ticket, undoes, plan, changeWindow } = run;
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
        {plan !== undefined && (
          <>
            {" · "}
            <TextLink href={planPath(run.id)}>Plan {plan.number}</TextLink> by{" "}
            {plan.authors.map(({ name }) => name).join(", ")}
            {plan.approvedBy !== undefined && `, approved by ${plan.approvedBy.name}`}
          </>
        )}
        {ticket !== undefined && (
          <>
            {" · "}
            <ExternalLink href={ticket}>Ticket</ExternalLink>
          </>
        )}
      </p>
      {changeWindow !== undefined && (
        <p className="text-12 text-ink-quiet">Change window: {windowInWords(changeWindow)}</p>
      )}
      {reason !== undefined && <p className="max-w-prose text-pretty break-words">{reason}</p>}
    </div>
  );
}
