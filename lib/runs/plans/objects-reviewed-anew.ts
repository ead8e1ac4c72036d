import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { packFingerprint } from "@/lib/aws-config/packs/change/pack-state";
import type { NewRun } from "../new-run";
import type { ObjectBefore } from "../run-step";

type Change = NewRun["changes"][number];

/**
 * A run that deletes what its objects are now. Undefined where an object was changed that the run gives another definition: that
 * would take back what the other change has made, so that both are put together in the form.
 * @param changed the objects that are not as they were reviewed, as AWS has them now
 */
export function objectsReviewedAnew(
  run: NewRun,
  changed: readonly { readonly change: number; readonly present?: ObjectBefore }[],
): NewRun | undefined {
  const changes: Change[] = [];
  for (const [index, change] of run.changes.entries()) {
    const now = changed.find((each) => each.change === index);
    const anew = now === undefined ? change : deletionAnew(change, now.present);
    if (anew === undefined) return undefined;
    changes.push(anew);
  }
  return { ...run, changes };
}

function deletionAnew(change: Change, present: ObjectBefore | undefined): Change | undefined {
  if (change.kind === "policy" && change.policy.operation === "delete") {
    if (present?.kind !== "policy" || present.had === null) return undefined;
    return { ...change, policy: { ...change.policy, reviewedAt: present.had.updatedAt } };
  }
  if (change.kind === "aggregator" && change.aggregator.operation === "delete") {
    if (present?.kind !== "aggregator" || present.had === null) return undefined;
    return { ...change, aggregator: { ...change.aggregator, expected: fingerprintOf(present.had) } };
  }
  if (change.kind === "pack" && change.pack.operation === "delete") {
    if (present?.kind !== "pack" || present.had === null) return undefined;
    return { ...change, pack: { ...change.pack, expected: packFingerprint(present.had) } };
  }
  return undefined;
}
