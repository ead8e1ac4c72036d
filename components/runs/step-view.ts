import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { RunSummary } from "@/lib/runs/run";
import type { RunStep } from "@/lib/runs/run-step";
import { associationOfStep } from "@/lib/runs/run-view";

/** Why a request or an association came to nothing, in AWS's words or Canopy's; empty where there is nothing to say. */
export function messageOf(step: RunStep): string {
  const association = associationOfStep(step);
  return step.failure?.message ?? association?.message ?? association?.unprocessed?.errorReason ?? "";
}

/** What governed a target before the run: `nist-800-53, inherited`; of an object whether it existed. */
export function hadInWords(step: RunStep, policyName: (id: string) => string | undefined): string {
  if (step.kind !== "association") return step.had === null ? "Nothing" : "";
  const { had } = step;
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
  if (of?.kind !== "association") return "";
  switch (of.assignment.kind) {
    case "apply-policy":
      return of.policyName;
    case "self-managed":
      return "Self-managed";
    default:
      return "What it inherits from its parent";
  }
}
