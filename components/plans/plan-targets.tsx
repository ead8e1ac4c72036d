"use client";

import { TextLink } from "@/components/ui/text-link";
import { CopyBlock } from "@/components/ui/copy-block";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { Configuration } from "./affected-accounts";

/** What a plan changes, in the order in which it is sent: exceptions first. */
export function PlanTargets({ detail: { body, targets, policies } }: { detail: PlanDetail }) {
  const associations = body.changes.filter((change) => change.kind === "association");
  const objects = body.changes.filter((change) => change.kind !== "association");
  return (
    <section aria-label="Targets" className="grid content-start gap-2">
      <h3 className="text-13 font-semibold">{objects.length > 0 ? "Change" : "Targets"}</h3>
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
                <Configuration
                  id={assignment.kind === "self-managed" ? SELF_MANAGED : assignment.policyId}
                  policies={policies}
                />
              )}
            </p>
            <ul
              className="grid max-h-80 gap-0.5 overflow-y-auto"
              tabIndex={0}
              aria-label={`Targets of change ${index + 1}`}
            >
              {named.map(({ id, name, path, applied }) => (
                <li key={id} className="flex min-h-7 flex-wrap items-center gap-x-2">
                  <TextLink href={`/organization?target=${id}`} look="quiet">
                    {name}
                  </TextLink>
                  <span className="min-w-0 flex-1 text-12 break-words text-ink-quiet">{path}</span>
                  <span className="text-12">
                    <Configuration id={applied} policies={policies} />
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
      {objects.length > 0 && (
        <CopyBlock
          label="Planned change"
          text={JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2)}
        />
      )}
    </section>
  );
}
