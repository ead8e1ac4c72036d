import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
  decidePlan,
  discardPlan,
  editPlan,
  reviewPlan,
  savePlan,
  sendPlan,
  startPlan,
  unschedulePlan,
} from "../plans/server/actions";

const meta = { invalidates: [keys.plans.all] };

type Input<Action extends (input: never) => unknown> = Parameters<Action>[0];

/**
 * Changes of plans. Each names the revision that was seen and rejects with `FailureError`: `conflict` where the plan has
 * another one by now, `precondition` where the organization has changed or a second person has not approved.
 */
export const planMutations = {
  /** Saves what was reviewed; `run.id` is a new `crypto.randomUUID()`, and sending the same one again saves nothing twice. */
  save: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof savePlan>) => callAction(() => savePlan(input)),
      meta,
    }),
  edit: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof editPlan>) => callAction(() => editPlan(input)),
      meta,
    }),
  /** Accepts what changed since the review. */
  review: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof reviewPlan>) => callAction(() => reviewPlan(input)),
      meta,
    }),
  send: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof sendPlan>) => callAction(() => sendPlan(input)),
      meta,
    }),
  decide: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof decidePlan>) => callAction(() => decidePlan(input)),
      meta,
    }),
  /** Starts a plan now and answers its run. */
  start: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof startPlan>) => callAction(() => startPlan(input)),
      meta: { invalidates: [keys.plans.all, keys.runs.all] },
    }),
  /** Takes the start back. */
  unschedule: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof unschedulePlan>) => callAction(() => unschedulePlan(input)),
      meta,
    }),
  discard: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof discardPlan>) => callAction(() => discardPlan(input)),
      meta,
    }),
};
