import { z } from "zod";
import { createSessionStore, type SessionStore } from "@/components/ui/stores/session-store";
import { PolicyDraft } from "@/lib/security-hub/policies/draft";
import { PolicySettings } from "@/lib/security-hub/policies/settings";

/** The policy as it was when the user began to change it. */
const Opened = z.object({ updatedAt: z.string(), settings: PolicySettings });
export type Opened = z.infer<typeof Opened>;

/** A form that the user has touched. */
const PolicyForm = z.object({
  draft: PolicyDraft,
  /** Absent for a new policy. */
  opened: Opened.exactOptional(),
  step: z.enum(["edit", "review"]),
});
export type PolicyForm = z.infer<typeof PolicyForm>;

const stores = new Map<string, SessionStore<PolicyForm>>();

/** The form of one policy, or of the new one, in this tab. */
export function policyFormStore(of: string): SessionStore<PolicyForm> {
  const known = stores.get(of);
  if (known !== undefined) return known;
  const store = createSessionStore(`canopy.policy-form.${of}`, PolicyForm);
  stores.set(of, store);
  return store;
}
