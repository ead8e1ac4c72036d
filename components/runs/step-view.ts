import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { RunSummary } from "@/lib/runs/run";
import type { RunStep } from "@/lib/runs/run-step";

/** Why a request or an association came to nothing, in AWS's words or Canopy's; empty where there is nothing to say. */
export function messageOf({ failure, association }: RunStep): string {
  return failure?.message ?? association?.message ?? association?.unprocessed?.errorReason ?? "";
}

/** What governed a target before the run: `nist-800-53, inherited`. */
export function hadInWords({ had }: RunStep, policyName: (id: string) => string | undefined): string {
  if (had === null) return "Nothing";
  const { configurationId, type } = had;
  if (configurationId === undefined) return "Not known";
  const name =
    configurationId === SELF_MANAGED ? "Self-managed" : (policyName(configurationId) ?? configurationId);
  return type === "INHERITED" ? `${name}, inherited` : name;
}

/** What governs a target after the run. */
export function wantedInWords({ changes }: Pick<RunSummary, "changes">, { change }: RunStep): string {
  const of = changes[change];
  switch (of?.assignment.kind) {
    case "apply-policy":
      return of.policyName;
    case "self-managed":
      return "Self-managed";
    default:
      return "What it inherits from its parent";
  }
}
