"use client";

import type { ReactNode } from "react";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ExternalLink } from "@/components/ui/external-link";
import { Moment } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { windowInWords } from "@/lib/runs/plans/window-times";
import type { PlanSummary } from "@/lib/runs/plans/plan";

/** Who planned it, why, when it starts and who decided about it. */
export function PlanFacts({ plan }: { plan: PlanSummary }) {
  const { authors, createdAt, revision, reason, ticket, undoes, decision, schedule, scheduledBy, state } =
    plan;
  const [author, ...editors] = authors;
  return (
    <div className="grid gap-1 text-13">
      <p className="text-12 text-ink-quiet">
        Plan {plan.number}, revision {revision}, planned by <span className="text-ink">{author?.name}</span>{" "}
        <RelativeTime at={Date.parse(createdAt)} />
        {editors.length > 0 && `, edited by ${editors.map(({ name }) => name).join(", ")}`}
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
      <dl aria-label="Plan" className="grid gap-x-4 gap-y-1 pt-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Fact name="Reach">
          {countOf(plan.accounts, "account")}, {countOf(plan.targets, "request")}
        </Fact>
        <Fact name="Start">
          {schedule.startAt === undefined ? (
            "By hand"
          ) : (
            <>
              <Moment at={Date.parse(schedule.startAt)} /> by your clock
              {scheduledBy !== undefined && `, in the name of ${scheduledBy.name}`}
            </>
          )}
        </Fact>
        {schedule.window !== undefined && <Fact name="Change window">{windowInWords(schedule.window)}</Fact>}
        <Fact name="Approval">
          {decision !== undefined && (
            <>
              {decision.decision === "approved" ? "Approved" : "Rejected"} by {decision.by.name}{" "}
              <RelativeTime at={Date.parse(decision.at)} />
              {decision.comment !== undefined && `: “${decision.comment}”`}
            </>
          )}
          {decision === undefined && state === "awaiting-approval" && "Waiting for a second person"}
          {decision === undefined &&
            state !== "awaiting-approval" &&
            (plan.needsApproval ? "Required before it starts" : "Not required")}
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet">{name}</dt>
      <dd className="min-w-0 text-pretty break-words">{children}</dd>
    </>
  );
}
