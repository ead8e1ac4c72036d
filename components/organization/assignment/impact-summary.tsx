"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { countOf, formatCount, plural } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { NodeKind } from "@/lib/organizations/tree";
import type { Impact, RefusalReason } from "@/lib/security-hub/governance/impact";
import type { Assignment } from "@/lib/security-hub/model";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import { Governing } from "@/components/inventory/association-facts";
import { governedBy } from "@/components/inventory/tree/tree-row-view";
import type { OrganizationView } from "../use-organization-view";
import { TargetList } from "./target-list";

const refusals: Readonly<Record<RefusalReason, string>> = {
  "nothing-applied":
    "nothing is applied at this target, so there is nothing to disassociate; change what it inherits where it is applied",
  "disables-delegated-administrator":
    "a policy that disables Security Hub can't be applied to the delegated administrator",
};

/** The reach of an assignment in numbers, each with its list one click away. */
export function ImpactSummary({
  impact,
  assignment,
  view,
  onOpen,
  onExcept,
}: {
  impact: Impact;
  assignment: Assignment;
  view: OrganizationView;
  onOpen: (node: number) => void;
  /** Gives an account or an OU that would change another configuration instead. */
  onExcept: (node: number) => void;
}) {
  const { governance, tree } = view.governed;
  const changing = impact.changes.reduce((sum, { accounts }) => sum + accounts.length, 0);
  const list = (label: string, nodes: readonly number[]) => (
    <TargetList label={label} nodes={nodes} view={view} onOpen={onOpen} />
  );
  const targets = new Set(impact.targets);
  const units = impact.evaluated.filter(
    (node) => tree.kind[node] === NodeKind.OrganizationalUnit && !targets.has(node),
  );
  const becomesApplied = (accounts: readonly number[]) =>
    assignment.kind !== "inherit" && accounts.every((node) => targets.has(node));
  return (
    <>
      <PanelSection title="Changes">
        <p className="text-20 font-semibold tabular-nums">
          {countOf(changing, "account")}{" "}
          <span className="text-13 font-normal text-ink-quiet">
            will change {plural(changing, "its", "their")} configuration
          </span>
        </p>
        {impact.changes.map(({ before, after, accounts }) => (
          <NoteRow
            key={`${before}>${after}`}
            summary={
              <span className="flex min-w-0 items-center gap-2">
                <span className="w-12 shrink-0 text-right font-medium tabular-nums">
                  {formatCount(accounts.length)}
                </span>
                <span className="flex min-w-0 flex-wrap items-center gap-1.5">
                  <Governing by={governedBy(governance.policies, before)} applied={false} />
                  <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
                  <Governing by={governedBy(governance.policies, after)} applied={becomesApplied(accounts)} />
                </span>
              </span>
            }
          >
            <TargetList
              label="Accounts that change"
              nodes={accounts}
              view={view}
              onOpen={onOpen}
              // A target of its own is removed from the targets instead.
              onExcept={accounts.some((node) => targets.has(node)) ? undefined : onExcept}
            />
          </NoteRow>
        ))}
        {units.length > 0 && (
          <NoteRow summary={`${countOf(units.length, "OU", "OUs")} below`}>
            <TargetList
              label="OUs that change"
              nodes={units}
              view={view}
              onOpen={onOpen}
              onExcept={onExcept}
            />
          </NoteRow>
        )}
        {impact.unchanged.length > 0 && (
          <NoteRow
            summary={countOf(
              impact.unchanged.length,
              "account keeps its configuration",
              "accounts keep their configuration",
            )}
          >
            {list("Accounts that keep their configuration", impact.unchanged)}
          </NoteRow>
        )}
      </PanelSection>
      <Notes impact={impact} assignment={assignment} list={list} view={view} />
    </>
  );
}

interface Note {
  readonly text: string;
  /** What the note is about, to open. */
  readonly nodes: readonly number[];
}

function notesOf(impact: Impact, policyEffects: Uint8Array): readonly Note[] {
  const overruled = impact.reached.filter((node) => policyEffects[node] === PolicyEffect.Affected);
  const keepers = impact.keeping.reduce((sum, { accounts }) => sum + accounts, 0);
  const notes: Note[] = [
    {
      text: `An Organizations policy for Security Hub CSPM reaches ${countOf(overruled.length, "account")}: in the Regions it governs, this assignment may not hold`,
      nodes: overruled,
    },
    {
      text: `${countOf(impact.unplaced.length, "account")} may be affected, too: AWS doesn't say which OU holds ${impact.unplaced.length === 1 ? "it" : "them"}`,
      nodes: impact.unplaced,
    },
    {
      text: `${countOf(keepers, "account below is", "accounts below are")} unaffected: ${countOf(impact.keeping.length, "direct assignment")}`,
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
      text: `${countOf(impact.skipped.length, "account")} excluded: Security Hub stays enabled in the delegated administrator`,
      nodes: impact.skipped,
    },
    {
      text: `${countOf(impact.alreadySo.length, "target already uses", "targets already use")} this configuration: no request is sent unless ${plural(impact.alreadySo.length, "its", "their")} association failed`,
      nodes: impact.alreadySo,
    },
  ];
  return notes.filter(({ nodes }) => nodes.length > 0);
}

function Notes({
  impact,
  assignment,
  list,
  view,
}: {
  impact: Impact;
  assignment: Assignment;
  list: (label: string, nodes: readonly number[]) => ReactNode;
  view: OrganizationView;
}) {
  const { tree } = view.governed;
  const isWide = impact.targets.some((node) => tree.kind[node] !== NodeKind.Account);
  return (
    <PanelSection title="Notes">
      {notesOf(impact, view.governed.policyEffects).map(({ text, nodes }) => (
        <NoteRow key={text} summary={text}>
          {list(text, nodes)}
        </NoteRow>
      ))}
      {impact.refused.length > 0 && (
        <ul className="grid gap-1 text-13 text-failed">
          {impact.refused.slice(0, 20).map(({ node, reason }) => (
            <li key={node} className="text-pretty">
              {pathOf(tree, node)} is left out: {refusals[reason]}.
            </li>
          ))}
          {impact.refused.length > 20 && (
            <li>{formatCount(impact.refused.length - 20)} more are left out for the same reasons.</li>
          )}
        </ul>
      )}
      {assignment.kind === "apply-policy" && isWide && (
        <p className="text-12 text-pretty text-ink-quiet">
          <strong className="font-medium text-ink">Exceptions first.</strong> If accounts or OUs below are not
          to get this policy, choose Except beside them in the list of changes: they get their own
          configuration before this one is sent, because AWS configures everything that inherits as soon as it
          gets the request.
        </p>
      )}
      <p className="text-12 text-pretty text-ink-quiet">
        {assignment.kind === "apply-policy"
          ? "Settings aren't rolled back: when the policy is disassociated later, the accounts keep the settings it made."
          : "Settings aren't rolled back: the accounts keep the settings that policies have made so far, until another policy or the account itself changes them."}
      </p>
    </PanelSection>
  );
}

function NoteRow({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="text-13">
      <summary className="flex min-h-7 cursor-pointer items-center gap-1.5 rounded-chip py-0.5 hover:bg-surface-hover [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="text-ink-faint transition-transform [[open]>summary>&]:rotate-90">
          ›
        </span>
        <span className="min-w-0 flex-1">{summary}</span>
      </summary>
      <div className="grid gap-1 py-1 pl-4">{children}</div>
    </details>
  );
}
