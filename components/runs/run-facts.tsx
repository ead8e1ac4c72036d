"use client";

import { planPath } from "@/components/inventory/addresses/plans-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { TextLink } from "@/components/ui/text-link";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { ExternalLink } from "@/components/ui/external-link";
import { windowInWords } from "@/lib/runs/plans/window-times";
import type { WriteSession } from "@/lib/core/write-session";
import type { RunSummary } from "@/lib/runs/run";

/** Who started a run, when and why. */
export function RunFacts({ run }: { run: RunSummary }) {
  const { by, createdAt, endedAt, reason, ticket, undoes, plan, changeWindow, sessions } = run;
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
      {sessions !== undefined && <Sessions sessions={sessions} />}
      {changeWindow !== undefined && (
        <p className="text-12 text-ink-quiet">Change window: {windowInWords(changeWindow)}</p>
      )}
      {reason !== undefined && <p className="max-w-prose text-pretty break-words">{reason}</p>}
    </div>
  );
}

const refusedParts = {
  "sts:SetSourceIdentity": "a SourceIdentity",
  "sts:TagSession": "session tags",
} as const;

/** What CloudTrail calls the sessions that the requests were sent with, to search its events by. */
function Sessions({ sessions }: { sessions: readonly WriteSession[] }) {
  return (
    <ul aria-label="In CloudTrail" className="grid gap-0.5 text-12 text-ink-quiet">
      {sessions.map((session) => (
        <li key={JSON.stringify(session)} className="flex flex-wrap items-center gap-x-1.5">
          In CloudTrail: session
          <Copyable value={session.sessionName} label="session name" className="max-w-72" />
          of {session.roleArn.replace(/^.*\//, "")}
          {session.approvedBy !== undefined && `, approved by ${session.approvedBy} (session tag)`}
          {session.without.length > 0 &&
            `, without ${session.without.map((action) => refusedParts[action]).join(" and ")}: AWS doesn't allow ${session.without.join(" and ")}`}
        </li>
      ))}
    </ul>
  );
}
