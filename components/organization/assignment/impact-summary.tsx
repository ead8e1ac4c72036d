"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { countOf, formatCount, plural } from "@/lib/format/count";
import type { Impact, RefusalReason } from "@/lib/security-hub/impact";
import { PanelSection } from "../panel-frame";
import { Governing } from "../governing";
import { governedBy } from "../tree-row-view";
import type { OrganizationView } from "../use-organization-view";
import { TargetList } from "./target-list";

const refusals: Readonly<Record<RefusalReason, string>> = {
  "nothing-applied":
    "nothing is applied here that could be removed; what it inherits has to be changed where it is applied",
  "disables-delegated-administrator":
    "a policy that disables Security Hub cannot be applied to the delegated administrator",
};

/** The reach of an assignment in numbers, each with its list one click away. */
export function ImpactSummary({
  impact,
  view,
  onOpen,
}: {
  impact: Impact;
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const { governance } = view.governed;
  const changing = impact.changes.reduce((sum, { accounts }) => sum + accounts.length, 0);
  const list = (nodes: readonly number[]) => (
    <TargetList nodes={nodes} rowView={view.rowView} onOpen={onOpen} />
  );
  return (
    <>
      <PanelSection title="What changes">
        <p className="text-20 font-semibold tabular-nums">
          {countOf(changing, "account")}{" "}
          <span className="text-13 font-normal text-ink-quiet">
            {plural(changing, "gets another configuration", "get another configuration")}
          </span>
        </p>
        {impact.changes.map(({ before, after, accounts }) => (
          <Reach
            key={`${before}>${after}`}
            summary={
              <span className="flex min-w-0 items-center gap-2">
                <span className="w-12 shrink-0 text-right font-medium tabular-nums">
                  {formatCount(accounts.length)}
                </span>
                <span className="flex min-w-0 flex-wrap items-center gap-1.5">
                  <Governing by={governedBy(governance.policies, before)} applied={false} />
                  <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
                  <Governing by={governedBy(governance.policies, after)} applied />
                </span>
              </span>
            }
          >
            {list(accounts)}
          </Reach>
        ))}
        {impact.unchanged.length > 0 && (
          <Reach
            summary={`${countOf(impact.unchanged.length, "account keeps its configuration and is", "accounts keep their configuration and are")} re-evaluated`}
          >
            {list(impact.unchanged)}
          </Reach>
        )}
      </PanelSection>
      <Remarks impact={impact} list={list} view={view} />
      <PanelSection title="Not to be undone">
        <p className="text-12 text-pretty text-ink-quiet">
          Policies are not reverted: when one is removed later, the accounts keep the settings it has made.
        </p>
      </PanelSection>
    </>
  );
}

function Remarks({
  impact,
  list,
  view,
}: {
  impact: Impact;
  list: (nodes: readonly number[]) => ReactNode;
  view: OrganizationView;
}) {
  const keepers = impact.keeping.reduce((sum, { accounts }) => sum + accounts, 0);
  const remarks: { text: string; nodes: readonly number[] }[] = [
    {
      text: `${countOf(keepers, "account below keeps its", "accounts below keep their")} own application, at ${countOf(impact.keeping.length, "place")}`,
      nodes: impact.keeping.map(({ node }) => node),
    },
    {
      text: `${countOf(impact.takenOver.length, "account is", "accounts are")} currently self-managed`,
      nodes: impact.takenOver,
    },
    {
      text: `${countOf(impact.released.length, "account becomes", "accounts become")} self-managed: no policy governs ${plural(impact.released.length, "it", "them")}`,
      nodes: impact.released,
    },
    {
      text: `${countOf(impact.inactive.length, "account")} will fail: suspended or closed`,
      nodes: impact.inactive,
    },
    {
      text: `${countOf(impact.skipped.length, "account")} passed over: the delegated administrator stays on`,
      nodes: impact.skipped,
    },
    {
      text: `${countOf(impact.alreadySo.length, "target already uses", "targets already use")} this configuration; AWS evaluates ${plural(impact.alreadySo.length, "it", "them")} again`,
      nodes: impact.alreadySo,
    },
  ].filter(({ nodes }) => nodes.length > 0);
  if (remarks.length === 0 && impact.refused.length === 0) return null;
  return (
    <PanelSection title="Worth knowing">
      {remarks.map(({ text, nodes }) => (
        <Reach key={text} summary={text}>
          {list(nodes)}
        </Reach>
      ))}
      {impact.refused.length > 0 && (
        <ul className="grid gap-1 text-13 text-failed">
          {impact.refused.slice(0, 20).map(({ node, reason }) => (
            <li key={node} className="text-pretty">
              {view.rowView(node).name} is left out: {refusals[reason]}.
            </li>
          ))}
          {impact.refused.length > 20 && (
            <li>and {formatCount(impact.refused.length - 20)} more are left out for the same reasons.</li>
          )}
        </ul>
      )}
    </PanelSection>
  );
}

function Reach({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group text-13">
      <summary className="flex min-h-7 cursor-pointer items-center gap-1.5 rounded-chip py-0.5 hover:bg-surface-hover [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="text-ink-faint transition-transform group-open:rotate-90">
          ›
        </span>
        <span className="min-w-0 flex-1">{summary}</span>
      </summary>
      <div className="grid gap-1 py-1 pl-4">{children}</div>
    </details>
  );
}
