"use client";

import { requestLabel } from "@/components/inventory/runs/run-labels";
import { StatusMark } from "@/components/ui/status/status-mark";
import { formatCount } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { RunStep } from "@/lib/runs/run-step";
import type { StepState } from "@/lib/runs/step-counts";
import type { OrganizationView } from "../../use-organization-view";
import { isClosed } from "../affected";
import { TargetName } from "../target-name";

const SHOWN = 40;

const ranks: Readonly<Record<StepState, number>> = {
  refused: 0,
  unknown: 1,
  calling: 2,
  accepted: 3,
  waiting: 4,
  skipped: 5,
  cancelled: 6,
};
const CLOSED_RANK = 7;

/** Targets of a run with the outcome of their requests; refusals first, with AWS's reason and request id. */
export function OutcomeList({
  steps,
  total,
  view,
  onOpen,
}: {
  steps: readonly RunStep[];
  /** How many the run has. */
  total: number;
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const lookup = nodeLookup(view.governed.tree);
  const rows = steps
    .map((step) => {
      const node = lookup(step.targetId);
      const isExpected = step.state === "refused" && node !== undefined && isClosed(view, node);
      return {
        step,
        node,
        label: requestLabel(step, isExpected),
        rank: isExpected ? CLOSED_RANK : ranks[step.state],
      };
    })
    .sort((a, b) => a.rank - b.rank);
  return (
    <ul aria-label="Outcomes" className="grid gap-1">
      {rows.slice(0, SHOWN).map(({ step: { position, targetId, targetName, failure }, node, label }) => (
        <li key={position} className="grid gap-0.5 text-13">
          <span className="flex min-h-6 items-center gap-2">
            {node === undefined ? (
              <span className="min-w-0 flex-1 truncate" title={targetId}>
                {targetName}
              </span>
            ) : (
              <TargetName node={node} view={view} onOpen={onOpen} />
            )}
            <StatusMark tone={label.tone}>{label.word}</StatusMark>
          </span>
          {failure && (
            <span className="text-12 text-pretty text-ink-quiet">
              {failure.message}
              {failure.aws && (
                <span className="block font-mono break-all">
                  {failure.aws.exception} {failure.aws.requestId}
                </span>
              )}
            </span>
          )}
        </li>
      ))}
      {total > Math.min(SHOWN, rows.length) && (
        <li className="text-12 text-ink-quiet">
          and {formatCount(total - Math.min(SHOWN, rows.length))} more
        </li>
      )}
    </ul>
  );
}
