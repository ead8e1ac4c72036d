import { PolicyId } from "@/lib/core/identifiers";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { Assignment } from "@/lib/security-hub/model";
import type { AssignmentDraft } from "./assignment-draft";

/** What the form asks for, or which field is still missing and what to do about it. */
export type ChosenAssignment =
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly field: "kind" | "policyId"; readonly message: string };

/** Reads the choice out of the draft; a policy that has been deleted since is no choice. */
export function chosenAssignment(
  { kind, policyId }: AssignmentDraft,
  policies: readonly ConfigurationPolicySummary[],
): ChosenAssignment {
  if (kind === undefined) {
    return { ok: false, field: "kind", message: "Select how the targets are managed." };
  }
  switch (kind) {
    case "self-managed":
    case "inherit":
      return { ok: true, assignment: { kind } };
    case "apply-policy": {
      const parsed = PolicyId.safeParse(policyId);
      const policy = policies.find(({ id }) => id === policyId);
      if (parsed.success && policy) return { ok: true, assignment: { kind, policyId: parsed.data } };
      const message =
        policyId === undefined
          ? "Select a configuration policy."
          : "This policy doesn't exist anymore. Select another one.";
      return { ok: false, field: "policyId", message };
    }
  }
}
