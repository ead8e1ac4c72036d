"use client";

import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { countOf, formatCount } from "@/lib/format/count";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { countOverruled } from "@/lib/security-hub/governance/overruled";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { clearedFilter, type ViewChange } from "@/components/inventory/addresses/organization-address";
import type { OrganizationView } from "../use-organization-view";

const SHOWN = 8;
const active = accountStates.indexOf("ACTIVE");

/** The accounts in a subtree by status, each number a filter, with the first failed ones by name. */
export function AccountsBelow({
  node,
  view,
  onOpen,
}: {
  node: number;
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const { tree, governance, rollUp, policyEffects } = view.governed;
  const below = rollUp(node);
  if (below.accounts === 0) return <p className="text-13 text-ink-quiet">There is no account below.</p>;
  const show = (change: ViewChange) =>
    view.go({ ...clearedFilter, within: tree.ids[node] ?? null, kind: ["account"], ...change });
  const lines: { word: string; count: number; tone: Tone; filter: ViewChange; isPart?: true }[] = [
    {
      word: "failed",
      count: below.failed,
      tone: "failed",
      filter: { status: ["failed"], state: ["ACTIVE"] },
    },
    {
      word: "pending",
      count: below.pending,
      tone: "pending",
      filter: { status: ["pending"], state: ["ACTIVE"] },
    },
    {
      word: "in effect",
      count: below.succeeded,
      tone: "success",
      filter: { status: ["success"], state: ["ACTIVE"] },
    },
    {
      // A part of those in effect: the bar has them already.
      isPart: true,
      word: "in effect may not hold",
      count: countOverruled(tree, governance, policyEffects, node),
      tone: "outdated",
      filter: { status: ["success"], state: ["ACTIVE"], cspm: ["reached"] },
    },
    {
      word: view.ungoverned === "Not governed" ? "no association" : view.ungoverned.toLowerCase(),
      count: below.withoutStatus,
      tone: view.ungoverned === "Not governed" ? "none" : "not-visible",
      filter: { status: ["none"], state: ["ACTIVE"] },
    },
    {
      word: "in a status that is not known",
      count: below.unknownStatus,
      tone: "not-visible",
      filter: { status: ["unknown"], state: ["ACTIVE"] },
    },
    {
      word: "not active",
      count: below.inactive,
      tone: "suspended",
      filter: { state: ["SUSPENDED", "CLOSED", "PENDING_CLOSURE", "PENDING_ACTIVATION"] },
    },
  ];
  const failed: number[] = [];
  for (let each = node; each < (tree.subtreeEnd[node] ?? node) && failed.length < SHOWN; each++) {
    const counts = tree.kind[each] === NodeKind.Account && tree.state[each] === active;
    if (counts && governance.status[each] === StatusKind.Failed) failed.push(each);
  }
  return (
    <>
      <StackedBar
        label={`${countOf(below.accounts, "account")} by status`}
        segments={lines
          .filter(({ isPart }) => isPart !== true)
          .map(({ word, count, tone }) => ({ label: word, value: count, tone }))}
      />
      <ul className="grid grid-cols-2 gap-x-4 text-13">
        {lines
          .filter(({ count }) => count > 0)
          .map(({ word, count, tone, filter }) => (
            <li key={word}>
              <button
                type="button"
                onClick={() => show(filter)}
                className="flex h-7 w-full items-center rounded-chip hover:bg-surface-hover"
              >
                <StatusMark tone={tone} className={tone === "suspended" ? "[&>span]:no-underline" : ""}>
                  <span className="tabular-nums">{formatCount(count)}</span> {word}
                </StatusMark>
              </button>
            </li>
          ))}
      </ul>
      {failed.length > 0 && (
        <ul aria-label="Failed accounts" className="grid border-t pt-1">
          {failed.map((each) => (
            <li key={each}>
              <button
                type="button"
                onClick={() => onOpen(each)}
                className="grid w-full gap-0.5 rounded-chip px-1 py-1 text-left text-13 hover:bg-surface-hover"
              >
                <span className="truncate font-medium">{view.rowView(each).name}</span>
                <span className="truncate text-12 text-ink-quiet">
                  {view.rowView(each).message ?? "AWS gave no message."}
                </span>
              </button>
            </li>
          ))}
          {below.failed > failed.length && (
            <li>
              <button
                type="button"
                onClick={() => show({ status: ["failed"], state: ["ACTIVE"] })}
                className="h-7 rounded-chip px-1 text-12 text-accent hover:underline"
              >
                Show all {formatCount(below.failed)} failed accounts in the tree
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
