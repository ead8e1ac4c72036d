"use client";

import { StackedBar } from "@/components/ui/stacked-bar";
import { StatusMark } from "@/components/ui/status-mark";
import type { Tone } from "@/components/ui/tone";
import { countOf, formatCount, plural } from "@/lib/format/count";
import { NodeKind } from "@/lib/organizations/tree";
import { StatusKind } from "@/lib/security-hub/governance";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";

const statuses: readonly { readonly kind: number; readonly word: string; readonly tone: Tone }[] = [
  { kind: StatusKind.Failed, word: "failed", tone: "failed" },
  { kind: StatusKind.Pending, word: "pending", tone: "pending" },
  { kind: StatusKind.Success, word: "in effect", tone: "success" },
  { kind: StatusKind.None, word: "without association", tone: "none" },
];

/** The accounts that the targets decide for, by status, as BatchGet tells it every few seconds. */
export function Settling({
  targets,
  view,
  watch,
}: {
  targets: readonly number[];
  view: OrganizationView;
  watch: PendingWatch;
}) {
  const { tree, governance, sources } = view.governed;
  const reached = new Set<number>();
  for (const target of targets) {
    for (let node = target; node < (tree.subtreeEnd[target] ?? target); node++) {
      if (tree.kind[node] === NodeKind.Account && sources[node] === sources[target]) reached.add(node);
    }
  }
  const counts = statuses.map(({ kind, word, tone }) => ({
    word,
    tone,
    count: [...reached].filter((node) => governance.status[node] === kind).length,
  }));
  return (
    <>
      <StackedBar
        label={`${countOf(reached.size, "account")} reached`}
        segments={counts.map(({ word, tone, count }) => ({ label: word, value: count, tone }))}
      />
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 text-13">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ word, tone, count }) => (
            <StatusMark key={word} tone={tone}>
              {formatCount(count)} {word}
            </StatusMark>
          ))}
      </p>
      <p className="text-12 text-ink-quiet">
        {watch.watching > 0
          ? `Following ${countOf(watch.watching, "association until it settles", "associations until they settle")}.`
          : "All associations of this assignment have settled."}
      </p>
      {watch.unprocessed.length > 0 && (
        <details className="text-12 text-ink-quiet">
          <summary className="cursor-pointer">
            AWS left {countOf(watch.unprocessed.length, "target")} unprocessed;{" "}
            {plural(watch.unprocessed.length, "it is", "they are")} requested again.
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
