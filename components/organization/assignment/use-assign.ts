import { isListed } from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { OrganizationView } from "../use-organization-view";
import { targetIdsOf } from "../tree/selection";
import { type DraftHandle, useAssignmentDraft } from "./use-assignment-draft";

/** The assignment form of this tab, and how it is begun for nodes of the tree. */
export function useAssign({ params, go, governed: { tree, governance } }: OrganizationView): {
  readonly draft: DraftHandle;
  /** The policy of the address, whose targets are being selected; undefined where there is none with its id. */
  readonly policy: ConfigurationPolicySummary | undefined;
  readonly assign: (nodes: readonly number[]) => void;
} {
  const draft = useAssignmentDraft();
  const policy = governance.policies.filter(isListed).find(({ id }) => id === params.assign);
  return {
    draft,
    policy,
    assign: (nodes) => {
      const preset = policy && { kind: "apply-policy" as const, policyId: policy.id };
      draft.begin(targetIdsOf(tree, nodes), preset);
      go({ panel: "assign" });
    },
  };
}
