"use client";

import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import { formatCount } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrganizationView } from "../use-organization-view";
import type { Outcome } from "./assignment-draft";

const SHOWN = 40;

const words: Readonly<
  Record<Outcome["state"], { readonly word: string; readonly tone: Tone; readonly rank: number }>
> = {
  refused: { word: "Refused", tone: "failed", rank: 0 },
  unknown: { word: "Not known", tone: "stuck", rank: 1 },
  sending: { word: "Sending", tone: "pending", rank: 2 },
  accepted: { word: "Accepted", tone: "success", rank: 3 },
  waiting: { word: "Waiting", tone: "none", rank: 4 },
  cancelled: { word: "Cancelled", tone: "none", rank: 5 },
};

/** Each target with what became of its call; what needs somebody first. A refusal keeps AWS's reason and request id. */
export function OutcomeList({
  outcomes,
  view,
  onOpen,
}: {
  outcomes: Readonly<Record<string, Outcome>>;
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const lookup = nodeLookup(view.governed.tree);
  const sorted = Object.entries(outcomes).sort(([, a], [, b]) => words[a.state].rank - words[b.state].rank);
  return (
    <ul className="grid gap-1">
      {sorted.slice(0, SHOWN).map(([id, outcome]) => {
        const node = lookup(id);
        const { word, tone } = words[outcome.state];
        return (
          <li key={id} className="grid gap-0.5 text-13">
            <span className="flex min-h-6 items-center gap-2">
              <button
                type="button"
                onClick={() => node !== undefined && onOpen(node)}
                className="min-w-0 flex-1 truncate rounded-chip text-left hover:text-accent hover:underline"
              >
                {node === undefined ? id : view.rowView(node).name}
              </button>
              <StatusMark tone={tone}>{word}</StatusMark>
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
        );
      })}
      {sorted.length > SHOWN && (
        <li className="text-12 text-ink-quiet">and {formatCount(sorted.length - SHOWN)} more</li>
      )}
    </ul>
  );
}
