"use client";

import { ArrowRight } from "lucide-react";
import { PolicyChip } from "@/components/ui/status/policy-chip";
import { StatusMark } from "@/components/ui/status/status-mark";
import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { countOf, formatCount } from "@/lib/format/count";
import type { PlanDetail } from "@/lib/runs/plans/plan";

/** The accounts that a plan reaches, by what they change from and to, as it was reviewed. */
export function AffectedAccounts({ detail: { affected, policies } }: { detail: PlanDetail }) {
  if (affected.length === 0) return null;
  return (
    <section aria-label="Affected accounts" className="grid content-start gap-1">
      <h3 className="text-13 font-semibold">Affected accounts</h3>
      {affected.map(({ before, after, count, first }) => (
        <details key={`${before ?? ""}>${after ?? ""}`} className="text-13">
          <summary className="flex min-h-7 cursor-pointer flex-wrap items-center gap-2 rounded-chip hover:bg-surface-hover">
            <span className="w-16 shrink-0 text-right font-medium tabular-nums">{formatCount(count)}</span>
            <Configuration id={before} policies={policies} />
            {before === after ? (
              <span className="text-ink-quiet">kept</span>
            ) : (
              <>
                <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
                <Configuration id={after} policies={policies} />
              </>
            )}
          </summary>
          <ul className="grid gap-0.5 py-1 pl-[4.5rem] text-12">
            {first.map(({ id, name, path }) => (
              <li key={id} className="break-words">
                {name} <span className="font-mono text-ink-quiet">{id}</span>
                <span className="block text-ink-quiet">{path}</span>
              </li>
            ))}
            {count > first.length && (
              <li className="text-ink-quiet">and {countOf(count - first.length, "other account")}</li>
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** A configuration by its chip or word. */
export function Configuration({
  id,
  policies,
}: {
  id: ConfigurationId | null;
  policies: PlanDetail["policies"];
}) {
  if (id === null) return <StatusMark tone="none">None applied</StatusMark>;
  if (id === SELF_MANAGED) return <StatusMark tone="self-managed">Self-managed</StatusMark>;
  const policy = policies.find((each) => each.id === id);
  return <PolicyChip name={policy?.name ?? id} identity={policy?.index ?? 0} source="applied" />;
}
