import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { serverAws } from "@/lib/server/aws";
import type { StepToCreate } from "@/lib/store/runs/create-run";
import { firstKey, objectKey, type ObjectChange, type StoredObjectChange } from "../object-change";
import type { RunChange } from "../run";
import { ObjectBefore } from "../run-step";
import { objectHandler } from "../work/handlers/handler-of";

/** One change as a run holds it, with its steps. */
export interface FrozenChange {
  readonly change: RunChange;
  readonly steps: readonly Omit<StepToCreate, "change">[];
}

/**
 * A change of one object with what AWS has of it now. Rejects, as the step would be refused, where the object was changed
 * after the review or a rule is against the change: then there is nothing to run.
 * @param isLast whether no later change of the run is about the same object
 */
export async function frozenObject(change: StoredObjectChange, isLast: boolean): Promise<FrozenChange> {
  const readiness = await objectHandler(serverAws(), change).ready();
  if (readiness.kind === "refuse") throw new FailureError(readiness.failure);
  if (readiness.kind === "skip" && readiness.changed) throw new FailureError(readiness.changed);
  const before = ObjectBefore.parse({ kind: change.kind, had: readiness.before ?? null });
  const key = objectKey(change);
  return {
    change,
    steps: [
      {
        ...before,
        // Of several steps about one object the last has its key, which so stays taken until the run is over.
        targetId: isLast ? key : firstKey(key),
        targetName: objectName(change, before),
        wanted: null,
        expected: null,
      },
    ],
  };
}

/** How people name the object of a change: by the name that it had when the change was reviewed. */
function objectName(change: ObjectChange | StoredObjectChange, before: ObjectBefore): string {
  switch (change.kind) {
    case "policy":
      if (before.kind === "policy" && before.had !== null) return before.had.name;
      return change.policy.operation === "create" ? change.policy.settings.name : change.policy.policyId;
    case "aggregator":
      return change.aggregator.name;
    case "aggregator-tags":
    case "pack-tags":
      return change.tags.name;
    case "configuration":
      return "Organization configuration";
    case "pack":
      return change.pack.name;
  }
}
