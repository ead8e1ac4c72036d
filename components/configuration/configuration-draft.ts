import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { Failure } from "@/lib/core/failure";
import type { TypedReason } from "@/components/inventory/runs/reason";
import { PlanId, PlanRevision, Schedule } from "@/lib/runs/plans/plan-reference";
import { RunId } from "@/lib/runs/run-id";
import { ConfigurationChoice } from "@/lib/security-hub/configuration/choice";
import { useStored } from "@/components/ui/stores/use-stored";

/** The form as it stands, and what became of the last attempt. */
const ConfigurationDraft = z.object({
  choice: ConfigurationChoice,
  /** Why the last attempt was refused. */
  failure: Failure.exactOptional(),
  /** An attempt that AWS took: what it asked for, and when, in epoch milliseconds. */
  accepted: z
    .object({ type: z.enum(["CENTRAL", "LOCAL"]), at: z.int(), runId: RunId.exactOptional() })
    .exactOptional(),
  /** Why the change is made, and where it was asked for. */
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  /** The plan that the form makes a new revision of. */
  plan: z.object({ id: PlanId, number: z.int(), revision: PlanRevision, schedule: Schedule }).exactOptional(),
});
type ConfigurationDraft = z.infer<typeof ConfigurationDraft>;

const empty: ConfigurationDraft = { choice: {} };
const store = createStoredDraft("canopy.configuration", ConfigurationDraft, empty);

export interface ConfigurationDraftHandle {
  readonly draft: ConfigurationDraft;
  /** Changes single settings; the result of the last attempt goes with the first of them. */
  readonly choose: (choice: ConfigurationChoice) => void;
  readonly explain: (why: TypedReason) => void;
  /** Fills the form with a plan, once for each of its revisions. */
  readonly open: (planned: Pick<ConfigurationDraft, "choice" | "reason" | "ticket" | "plan">) => void;
  readonly discard: () => void;
  readonly refused: (failure: Failure) => void;
  /** `sent` is the choice that AWS took: another one, made meanwhile, stays. */
  readonly accepted: (of: NonNullable<ConfigurationDraft["accepted"]>, sent: ConfigurationChoice) => void;
}

/** The draft of this tab; during hydration the empty one. */
export function useConfigurationDraft(): ConfigurationDraftHandle {
  const draft = useStored(store, empty);
  return {
    draft,
    choose: (choice) =>
      store.update((before) => ({ ...kept(before), choice: { ...before.choice, ...choice } })),
    explain: (why) => store.update((before) => ({ ...before, ...why })),
    open: (planned) => store.update(() => planned),
    discard: () => store.update(() => empty),
    refused: (failure) => store.update((before) => ({ ...kept(before), choice: before.choice, failure })),
    accepted: (of, sent) =>
      store.update((before) =>
        before.choice === sent
          ? { choice: {}, accepted: of }
          : { ...kept(before), choice: before.choice, accepted: of },
      ),
  };
}

/** What outlives an attempt. */
function kept({ reason, ticket, plan }: ConfigurationDraft) {
  return {
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
    ...(plan !== undefined && { plan }),
  };
}
