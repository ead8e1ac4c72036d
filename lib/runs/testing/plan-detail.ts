import { type NewChange, NewRun } from "../new-run";
import type { PlanDetail } from "../plans/plan";
import { approvalKindsOf } from "../plans/planned-run";
import type { ObjectBefore } from "../run-step";

/**
 * A plan as its page reads it, of changes that no account is reached by.
 * @param reviewed what each of the changes was reviewed against, in their order
 */
export function planDetail(changes: readonly NewChange[], reviewed: readonly ObjectBefore[]): PlanDetail {
  const body = NewRun.parse({
    id: "00000000-0000-4000-8000-000000000001",
    reason: "Audit finding 7",
    changes,
  });
  const at = "2026-11-29T00:00:00.000Z";
  return {
    plan: {
      ...{ id: body.id, number: 1, title: "", state: "planned", revision: 1 },
      ...{ kinds: approvalKindsOf(body), accounts: 0, targets: 1, schedule: {}, needsApproval: false },
      ...{ authors: [{ id: "a", name: "A" }], createdAt: at, changedAt: at },
    },
    body,
    targets: [],
    affected: [],
    objects: reviewed.map((each, change) => ({ change, reviewed: each })),
    policies: [],
    differences: [],
    comparedWith: "",
    events: [],
    may: { edit: true, start: true, decide: false },
  };
}
