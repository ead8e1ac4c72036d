"use client";

import { ArrowRight } from "lucide-react";
import { ConfigurationMark } from "@/components/inventory/configuration-mark";
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
            <ConfigurationMark id={before} policies={policies} />
            {before === after ? (
              <span className="text-ink-quiet">kept</span>
            ) : (
              <>
                <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
                <ConfigurationMark id={after} policies={policies} />
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
