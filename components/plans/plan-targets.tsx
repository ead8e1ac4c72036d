"use client";

import { TextLink } from "@/components/ui/text-link";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { ConfigurationMark } from "@/components/inventory/configuration-mark";

/** What a plan changes, in the order in which it is sent: exceptions first. */
export function PlanTargets({ detail: { body, targets, policies } }: { detail: PlanDetail }) {
  const associations = body.changes.filter((change) => change.kind === "association");
  if (associations.length === 0) return null;
  return (
    <section aria-label="Targets" className="grid content-start gap-2">
      <h3 className="text-13 font-semibold">Targets</h3>
      {associations.map(({ assignment, targets: groups }, index) => {
        const all = groups.reduce((sum, { targetIds }) => sum + targetIds.length, 0);
        const named = targets.filter(({ change }) => change === index);
        const isException = index < associations.length - 1 && body.undoes === undefined;
        return (
          <div key={index} className="grid gap-1 text-13">
            <p className="flex flex-wrap items-center gap-2">
              {countOf(all, isException ? "exception" : "target")}
              {assignment.kind === "inherit" ? (
                <span className="text-ink-quiet">disassociated</span>
              ) : (
                <ConfigurationMark
                  id={assignment.kind === "self-managed" ? SELF_MANAGED : assignment.policyId}
                  policies={policies}
                />
              )}
            </p>
            <ul
              // Not a grid: its rows would give way to the height, and lie over each other.
              className="max-h-80 overflow-y-auto"
              tabIndex={0}
              aria-label={`Targets of change ${index + 1}`}
            >
              {named.map(({ id, name, path, applied }) => (
                <li key={id} className="flex min-h-7 flex-wrap items-center gap-x-2 py-0.5">
                  <TextLink href={`/organization?target=${id}`} look="quiet">
                    {name}
                  </TextLink>
                  <span className="min-w-0 text-12 break-words text-ink-quiet max-sm:order-last max-sm:basis-full sm:flex-1">
                    {path}
                  </span>
                  <span className="text-12 max-sm:ml-auto">
                    <ConfigurationMark id={applied} policies={policies} />
                  </span>
                </li>
              ))}
              {all > named.length && (
                <li className="text-12 text-ink-quiet">and {countOf(all - named.length, "other")}</li>
              )}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
