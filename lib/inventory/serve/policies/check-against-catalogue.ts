import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { controlIndex } from "@/lib/security-hub/policies/standards/catalogue";
import { policyRules, problemsByField } from "@/lib/security-hub/policies/rules";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import { knownCatalogue } from "./policy-catalogue";

/**
 * Rejects as `invalid-input`, field by field, what the rules and the definitions of the controls do not allow. Without
 * a catalogue AWS judges values: it refuses them as well, only not by field.
 * @param held the policy as it currently is in AWS, of which nothing is judged
 */
export async function checkAgainstCatalogue(
  settings: PolicySettings,
  existing?: PolicySettings,
): Promise<void> {
  const catalogue = await knownCatalogue();
  const { error } = policyRules(controlIndex(catalogue), existing).safeParse(settings);
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
