import type { Failure } from "@/lib/core/failure";
import { isListed } from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { OrganizationView } from "../use-organization-view";
import { targetIdsOf } from "../tree/selection";
import { usePlanInForm } from "./use-plan-in-form";
import { type DraftHandle, useAssignmentDraft } from "./use-assignment-draft";

/** The assignment form of this tab, and how it is begun for nodes of the tree. */
export function useAssign({ params, go, replace, governed: { tree, governance } }: OrganizationView): {
  readonly draft: DraftHandle;
  /** The policy of the address, whose targets are being selected; undefined where there is none with its id. */
  readonly policy: ConfigurationPolicySummary | undefined;
  readonly assign: (nodes: readonly number[]) => void;
  /** Why the plan of the address could not be opened in the form. */
  readonly planFailure: Failure | undefined;
} {
  const draft = useAssignmentDraft();
  const policy = governance.policies.filter(isListed).find(({ id }) => id === params.assign);
  const planFailure = usePlanInForm(params.plan, (opened) => {
    if (opened !== undefined) draft.open(opened);
    replace({ plan: null, panel: opened === undefined ? null : "assign" });
  });
  return {
    draft,
    policy,
    planFailure,
    assign: (nodes) => {
      const preset = policy && { kind: "apply-policy" as const, policyId: policy.id };
      draft.begin(targetIdsOf(tree, nodes), preset);
      go({ panel: "assign" });
    },
  };
}
