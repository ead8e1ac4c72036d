"use client";

import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { planInEdit, WithPlan } from "@/components/inventory/plans/with-plan";
import { Skeleton } from "@/components/ui/status/skeleton";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { PoliciesBoundary } from "../policies-boundary";
import { NoSuchPolicy } from "../policy-screen";
import { type FirstPolicies, type Policies, usePolicies } from "../use-policies";
import { PolicyEditor } from "./policy-editor";
import { startOfEdit, startOfNew, startOfPlan } from "./policy-start";

/** A new policy, empty or as a copy of another. */
export function NewPolicyScreen({ from, first }: { from: string | null; first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => {
        const source = overview.policies.find(({ summary }) => summary.id === from);
        if (from !== null && source === undefined) return <NoSuchPolicy id={from} />;
        if (source !== undefined && source.detail === undefined)
          return <Unread entry={source} policies={policies} />;
        return (
          <WithPlan>
            {(plan) => (
              <PolicyEditor
                overview={overview}
                entry={undefined}
                start={(plan && startOfPlan(plan, undefined)) ?? startOfNew(source)}
                plan={plan && planInEdit(plan)}
                onStale={policies.reload}
              />
            )}
          </WithPlan>
        );
      }}
    </PoliciesBoundary>
  );
}

/** An existing policy. */
export function EditPolicyScreen({ id, first }: { id: string; first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => {
        const entry = overview.policies.find(({ summary }) => summary.id === id);
        if (entry === undefined) return <NoSuchPolicy id={id} />;
        const start = startOfEdit(entry);
        if (start === undefined) return <Unread entry={entry} policies={policies} />;
        return (
          <WithPlan>
            {(plan) => (
              <PolicyEditor
                overview={overview}
                entry={entry}
                start={(plan && startOfPlan(plan, entry)) ?? start}
                plan={plan && planInEdit(plan)}
                onStale={policies.reload}
              />
            )}
          </WithPlan>
        );
      }}
    </PoliciesBoundary>
  );
}

function Unread({ entry, policies }: { entry: PolicyEntry; policies: Policies }) {
  if (entry.failure !== undefined)
    return <ClientFailurePanel failure={entry.failure} onRetry={policies.reload} />;
  return <Skeleton className="mx-auto my-6 h-64 w-full max-w-5xl" />;
}
