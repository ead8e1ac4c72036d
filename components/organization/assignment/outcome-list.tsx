"use client";

import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { formatCount } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrganizationView } from "../use-organization-view";
import type { Outcome, RunTarget } from "./assignment-run";
import { isClosed } from "./run-labels";
import { TargetName } from "./target-name";

const SHOWN = 40;

interface OutcomeWord {
  readonly word: string;
  readonly tone: Tone;
  readonly rank: number;
}

const words: Readonly<Record<Outcome["state"], OutcomeWord>> = {
  refused: { word: "Refused", tone: "failed", rank: 0 },
  unknown: { word: "Not known", tone: "stuck", rank: 1 },
  sending: { word: "Sending", tone: "pending", rank: 2 },
  accepted: { word: "Accepted", tone: "success", rank: 3 },
  waiting: { word: "Waiting", tone: "none", rank: 4 },
  cancelled: { word: "Cancelled", tone: "none", rank: 5 },
};

/** A call that AWS refuses for an account that was closed after the review: expected, and no failure. */
const closed: OutcomeWord = { word: "Account closed", tone: "suspended", rank: 6 };

/** Each target of a run with the outcome of its call; refusals first, with AWS's reason and request id. */
export function OutcomeList({
  targets,
  view,
  onOpen,
}: {
  targets: readonly RunTarget[];
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const lookup = nodeLookup(view.governed.tree);
  const rows = targets
    .map(({ id, name, outcome }) => {
      const node = lookup(id);
      const isExpected = outcome.state === "refused" && node !== undefined && isClosed(view, node);
      return { id, name, node, outcome, look: isExpected ? closed : words[outcome.state] };
    })
    .sort((a, b) => a.look.rank - b.look.rank);
  return (
    <ul aria-label="Outcomes" className="grid gap-1">
      {rows.slice(0, SHOWN).map(({ id, name, node, outcome, look }) => (
        <li key={id} className="grid gap-0.5 text-13">
          <span className="flex min-h-6 items-center gap-2">
            {node === undefined ? (
              <span className="min-w-0 flex-1 truncate" title={id}>
                {name}
              </span>
            ) : (
              <TargetName node={node} view={view} onOpen={onOpen} />
            )}
            <StatusMark tone={look.tone}>{look.word}</StatusMark>
          </span>
          {outcome.state === "refused" && (
            <span className="text-12 text-pretty text-ink-quiet">
              {outcome.failure.message}
              {outcome.failure.aws && (
                <span className="block font-mono break-all">
                  {outcome.failure.aws.exception} {outcome.failure.aws.requestId}
                </span>
              )}
            </span>
          )}
        </li>
      ))}
      {rows.length > SHOWN && (
        <li className="text-12 text-ink-quiet">and {formatCount(rows.length - SHOWN)} more</li>
      )}
    </ul>
  );
}
