import { useSyncExternalStore } from "react";
import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { Failure } from "@/lib/core/failure";
import { ConfigurationChoice } from "@/lib/security-hub/configuration/choice";

/** The form as it stands, and what became of the last attempt. */
const ConfigurationDraft = z.object({
  choice: ConfigurationChoice,
  /** Why the last attempt was refused. */
  failure: Failure.exactOptional(),
  /** An attempt that AWS took: what it asked for, and when, in epoch milliseconds. */
  accepted: z.object({ type: z.enum(["CENTRAL", "LOCAL"]), at: z.int() }).exactOptional(),
});
type ConfigurationDraft = z.infer<typeof ConfigurationDraft>;

const empty: ConfigurationDraft = { choice: {} };
const store = createStoredDraft("canopy.configuration", ConfigurationDraft, empty);

export interface ConfigurationDraftHandle {
  readonly draft: ConfigurationDraft;
  /** Changes single settings; the result of the last attempt goes with the first of them. */
  readonly choose: (choice: ConfigurationChoice) => void;
  readonly discard: () => void;
  readonly refused: (failure: Failure) => void;
  /** `sent` is the choice that AWS took: another one, made meanwhile, stays. */
  readonly accepted: (type: "CENTRAL" | "LOCAL", at: number, sent: ConfigurationChoice) => void;
}

/** The draft of this tab; during hydration the empty one. */
export function useConfigurationDraft(): ConfigurationDraftHandle {
  const draft = useSyncExternalStore(
    store.subscribe,
    () => store.get(),
    () => empty,
  );
  return {
    draft,
    choose: (choice) => store.update((before) => ({ choice: { ...before.choice, ...choice } })),
    discard: () => store.update(() => empty),
    refused: (failure) => store.update(({ choice }) => ({ choice, failure })),
    accepted: (type, at, sent) =>
      store.update(({ choice }) => ({ choice: choice === sent ? {} : choice, accepted: { type, at } })),
  };
}
