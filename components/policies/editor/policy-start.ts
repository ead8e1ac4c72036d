import { planInEdit } from "@/components/inventory/plans/with-plan";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import type { Opened } from "./policy-form-store";
import type { FormStart } from "./use-policy-form";

/** What the form of a policy begins with: the current policy in AWS. */
export function startOfEdit({ summary, detail }: PolicyEntry): FormStart | undefined {
  if (detail === undefined) return undefined;
  const settings = settingsOf(detail);
  return { key: summary.id, settings, current: { updatedAt: detail.updatedAt, settings } };
}

/**
 * What the form of a new policy begins with: nothing, or the settings of another under a name of its own. The description
 * says what the other is, and is left out.
 */
export function startOfNew(from: PolicyEntry | undefined): FormStart {
  if (from?.detail === undefined) return { key: "new", settings: undefined, current: undefined };
  const settings = settingsOf(from.detail);
  return {
    key: `new.${from.summary.id}`,
    copyOf: from.summary.id,
    settings: { ...settings, name: `${settings.name}-copy`, description: "" },
    current: undefined,
  };
}

/**
 * What the form begins with that edits a plan: what was planned, and the policy as it was reviewed, so that what it has become
 * since is shown and merged. Undefined where the plan isn't one of this form.
 * @param entry the policy that is changed; absent for a new one
 */
export function startOfPlan(detail: PlanDetail, entry: PolicyEntry | undefined): FormStart | undefined {
  const { id, revision } = planInEdit(detail);
  const { changes, reason = "", ticket = "" } = detail.body;
  const [change] = changes;
  const key = `plan.${id}.${revision}`;
  if (change?.kind !== "policy" || change.policy.operation === "delete") return undefined;
  const { policy } = change;
  if (policy.operation === "create")
    return {
      key,
      settings: policy.settings,
      current: undefined,
      planned: { beside: { reason, ticket, tags: tagLines(policy.tags) } },
      ...(policy.copyOf !== undefined && { copyOf: policy.copyOf }),
    };
  const { reviewed, present } = detail.objects.find((object) => object.change === 0) ?? {};
  const had = reviewed?.kind === "policy" ? reviewed.had : null;
  // What was collected may be older than what AWS has just answered.
  const newest = present?.kind === "policy" && present.had !== null ? openedOf(present.had) : undefined;
  const current = newest ?? (entry && startOfEdit(entry)?.current);
  if (current === undefined || entry?.summary.id !== policy.policyId) return undefined;
  const { document } = had === null ? current.settings : settingsOf(had);
  return {
    key,
    settings: { ...policy.settings, ...(document && { document }) },
    current,
    planned: {
      beside: { reason, ticket, tags: [] },
      opened: had === null ? current : { ...openedOf(had), updatedAt: policy.openedAt },
    },
  };
}

function openedOf(policy: ConfigurationPolicy): Opened {
  return { updatedAt: policy.updatedAt, settings: settingsOf(policy) };
}

function tagLines(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
