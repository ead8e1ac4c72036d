import { z } from "zod";
import { createExternalStore } from "@/components/ui/external-store";
import { Failure } from "@/lib/core/failure";
import { TargetId } from "@/lib/core/identifiers";

/** What became of one target's call. */
export const Outcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("sending") }),
  /** AWS took it: what follows is the association's own status. */
  z.object({ state: z.literal("accepted"), at: z.number() }),
  z.object({ state: z.literal("refused"), failure: Failure }),
  /** The page went away, or Canopy's own server did, while the call was under way. */
  z.object({ state: z.literal("unknown") }),
  /** Taken out before it was sent. */
  z.object({ state: z.literal("cancelled") }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** The assignment form as it stands: everything typed and everything sent, so that a reload loses neither. */
export const AssignmentDraft = z.object({
  targetIds: z.array(TargetId),
  kind: z.enum(["apply-policy", "self-managed", "inherit"]).exactOptional(),
  policyId: z.string().exactOptional(),
  step: z.enum(["choose", "review", "run"]),
  /** By target id; a target without one has not been sent. */
  outcomes: z.record(z.string(), Outcome),
  /** Targets whose association is being evaluated, polled until they settle. */
  watched: z.array(TargetId),
  /** Epoch milliseconds of the first call. */
  startedAt: z.number().exactOptional(),
});
export type AssignmentDraft = z.infer<typeof AssignmentDraft>;

export const emptyDraft: AssignmentDraft = { targetIds: [], step: "choose", outcomes: {}, watched: [] };

const STORAGE_KEY = "canopy.assignment";

const memory = createExternalStore<AssignmentDraft>(emptyDraft);
let restored = false;

/** The draft of this tab. Changes are kept in the tab's session storage, at the latest when the page goes. */
export const assignmentDraft = {
  get(): AssignmentDraft {
    if (!restored) {
      restored = true;
      memory.update(() => read());
    }
    return memory.get();
  },
  update(next: (current: AssignmentDraft) => AssignmentDraft): void {
    this.get();
    memory.update(next);
    keep();
  },
  subscribe: memory.subscribe,
};

const KEEP_DELAY_MS = 200;
let keeping: ReturnType<typeof setTimeout> | undefined;

/** Writes soon and not at once: a run over thousands of targets changes the draft many times a second. */
function keep(): void {
  if (keeping !== undefined) return;
  keeping = setTimeout(flush, KEEP_DELAY_MS);
  window.addEventListener("pagehide", flush, { once: true });
}

function flush(): void {
  clearTimeout(keeping);
  keeping = undefined;
  window.removeEventListener("pagehide", flush);
  write(memory.get());
}

function read(): AssignmentDraft {
  try {
    const parsed = AssignmentDraft.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null"));
    return parsed.success ? interrupted(parsed.data) : emptyDraft;
  } catch {
    // Storage that is switched off or holds something else: the form works, it just does not outlive a reload.
    return emptyDraft;
  }
}

function write(draft: AssignmentDraft): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
  } catch {
    // As above.
  }
}

/** A call that was under way when the page went may or may not have reached AWS. */
function interrupted(draft: AssignmentDraft): AssignmentDraft {
  const outcomes = Object.entries(draft.outcomes).map(([id, outcome]): [string, Outcome] => [
    id,
    outcome.state === "sending" ? { state: "unknown" } : outcome,
  ]);
  return { ...draft, outcomes: Object.fromEntries(outcomes) };
}
