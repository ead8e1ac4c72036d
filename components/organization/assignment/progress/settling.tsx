"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { countOf, formatCount } from "@/lib/format/count";
import { NodeKind } from "@/lib/organizations/tree";
import type { RunSummary } from "@/lib/runs/run";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { mayNotHold } from "@/lib/security-hub/governance/overruled";
import type { OrganizationView } from "../../use-organization-view";
import type { PendingWatch } from "../../use-pending-watch";
import { stepsIn } from "@/lib/runs/step-figures";
import { affectedAccounts, isClosed, unsettledNodes } from "../affected";
import type { AssignmentRun } from "../use-assignment-runs";

const statuses: readonly { readonly kind: number; readonly word: string; readonly tone: Tone }[] = [
  { kind: StatusKind.Failed, word: "failed", tone: "failed" },
  { kind: StatusKind.Pending, word: "pending", tone: "pending" },
  { kind: StatusKind.Success, word: "in effect", tone: "success" },
  { kind: StatusKind.Unknown, word: "in a status that is not known", tone: "not-visible" },
  { kind: StatusKind.None, word: "without association", tone: "none" },
];

/**
 * The accounts that a run's accepted targets decide for, by status; closed accounts apart, because they can't succeed. Of a
 * run with more targets than are read here, the targets themselves, by what the server knows of their associations.
 */
export function Settling({
  assignment,
  view,
  watch,
}: {
  assignment: AssignmentRun;
  view: OrganizationView;
  watch: PendingWatch;
}) {
  const { run, steps } = assignment;
  if (steps === undefined) return null;
  if (stepsIn(run.counts) > steps.length) return <TargetAssociations run={run} />;
  return <AffectedAccounts assignment={assignment} view={view} watch={watch} />;
}

function AffectedAccounts({
  assignment,
  view,
  watch,
}: {
  assignment: AssignmentRun;
  view: OrganizationView;
  watch: PendingWatch;
}) {
  const { tree, governance, policyEffects } = view.governed;
  const affected = affectedAccounts(assignment, view.governed);
  const closed = affected.filter((node) => isClosed(view, node));
  const apart = new Set(closed);
  const counts = statuses.map(({ kind, word, tone }) => ({
    word,
    tone,
    count: affected.filter((node) => !apart.has(node) && governance.status[node] === kind).length,
  }));
  const overruled = affected.filter(
    (node) => !apart.has(node) && mayNotHold(governance, policyEffects, node) === true,
  ).length;
  counts.push({ word: "suspended or closed", tone: "suspended", count: closed.length });
  const watched = unsettledNodes(assignment, view.governed).map((node) => tree.kind[node]);
  return (
    <>
      <Shares label={countOf(affected.length, "affected account")} counts={counts} />
      {overruled > 0 && (
        <p className="text-12 text-pretty text-ink-quiet">
          Of those in effect, {formatCount(overruled)} may not hold: an Organizations policy for Security Hub
          CSPM reaches the account.
        </p>
      )}
      {closed.length > 0 && (
        <p className="text-12 text-pretty text-ink-quiet">
          AWS can&apos;t configure a suspended or closed account. This is expected, and retrying doesn&apos;t
          change it.
        </p>
      )}
      <p className="text-12 text-ink-quiet">
        {watched.length > 0
          ? `Tracking ${tracked(watched)} until they settle.`
          : "All associations of this assignment have settled."}
      </p>
      {watched.length > 0 && watch.failure && <FailureNotice failure={watch.failure} />}
      {watched.length > 0 && watch.unprocessed.length > 0 && (
        <details className="text-12 text-ink-quiet">
          <summary className="cursor-pointer">
            AWS left {countOf(watch.unprocessed.length, "target")} unprocessed; Canopy requests them again.
          </summary>
          <ul className="grid gap-0.5 pt-1">
            {watch.unprocessed.slice(0, 20).map(({ targetId, errorCode, errorReason }, index) => (
              <li key={targetId ?? index}>
                <span className="font-mono">{targetId ?? "a target"}</span>: {errorCode} {errorReason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function TargetAssociations({ run: { counts } }: { run: RunSummary }) {
  const { PENDING, SUCCESS, FAILED, NONE, CHANGED } = counts.associations;
  return (
    <>
      <Shares
        label={`Associations of ${countOf(counts.accepted, "target")}`}
        counts={[
          { word: "failed", tone: "failed", count: FAILED },
          { word: "pending", tone: "pending", count: PENDING },
          { word: "in effect", tone: "success", count: SUCCESS },
          { word: "changed since", tone: "stuck", count: CHANGED },
          { word: "without association", tone: "none", count: NONE },
        ]}
      />
      <p className="text-12 text-ink-quiet">
        {counts.followed > 0
          ? `Tracking ${countOf(counts.followed, "target")} until they settle.`
          : "All associations of this assignment have settled."}
      </p>
    </>
  );
}

function Shares({
  label,
  counts,
}: {
  label: string;
  counts: readonly { readonly word: string; readonly tone: Tone; readonly count: number }[];
}) {
  return (
    <>
      <StackedBar
        label={label}
        segments={counts.map(({ word, tone, count }) => ({ label: word, value: count, tone }))}
      />
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 text-13">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ word, tone, count }) => (
            <StatusMark
              key={word}
              tone={tone}
              className={tone === "suspended" ? "[&>span]:no-underline" : ""}
            >
              {formatCount(count)} {word}
            </StatusMark>
          ))}
      </p>
    </>
  );
}

/** `4 accounts, 2 OUs and the root`: what is being tracked, by kind. */
function tracked(kinds: readonly (number | undefined)[]): string {
  const count = (kind: number) => kinds.filter((each) => each === kind).length;
  const parts = [
    count(NodeKind.Account) > 0 && countOf(count(NodeKind.Account), "account"),
    count(NodeKind.OrganizationalUnit) > 0 && countOf(count(NodeKind.OrganizationalUnit), "OU"),
    count(NodeKind.Root) > 0 && "the root",
  ].filter((part) => part !== false);
  return new Intl.ListFormat("en").format(parts);
}
