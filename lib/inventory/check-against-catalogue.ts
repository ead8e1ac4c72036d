import "server-only";
import { FailureError } from "@/lib/core/failure";
import { controlIndex } from "@/lib/security-hub/policies/catalogue";
import { policyRules, problemsByField } from "@/lib/security-hub/policies/rules";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import { knownCatalogue } from "./policy-catalogue";

/**
 * Rejects as `invalid-input`, field by field, what the definitions of the controls do not allow. Without a catalogue AWS
 * is left to judge: it says no as well, only not where.
 */
export async function checkAgainstCatalogue(settings: PolicySettings): Promise<void> {
  const catalogue = await knownCatalogue();
  const { error } = policyRules(controlIndex(catalogue)).safeParse(settings);
  if (error === undefined) return;
  const fields = Object.fromEntries(
    [...problemsByField(error)].map(([field, problem]) => [field, [problem]]),
  );
  throw new FailureError({
    code: "invalid-input",
    message: "Some of the input is not what it should be.",
    fields,
  });
}
