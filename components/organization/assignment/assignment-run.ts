import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { ConfigurationId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { Assignment } from "@/lib/security-hub/model";

/** What became of one target's call. */
export const Outcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("sending") }),
  /** AWS took it: what follows is the association's own status. */
  z.object({ state: z.literal("accepted"), at: z.number() }),
  z.object({ state: z.literal("refused"), failure: Failure }),
  /** The page was closed, or Canopy's own server stopped, while the call was under way. */
  z.object({ state: z.literal("unknown") }),
  /** Taken out before it was sent. */
  z.object({ state: z.literal("cancelled") }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** One target of a run: its name as it was reviewed, and what is applied there for a disassociation to name. */
export const RunTarget = z.object({
  id: TargetId,
  name: z.string(),
  replaces: ConfigurationId.exactOptional(),
  outcome: Outcome,
});
export type RunTarget = z.infer<typeof RunTarget>;

/** An assignment that was confirmed: what was reviewed, frozen, and how far it is. */
export const AssignmentRun = z.object({
  id: z.string(),
  assignment: Assignment,
  /** The policy's name as it was reviewed; empty where no policy is applied. */
  policyName: z.string(),
  targets: z.array(RunTarget),
  /** Targets whose association AWS evaluates because of this run, followed until they settle. */
  watched: z.array(TargetId),
  /** "Done" was pressed: the run leaves the list when everything has settled. */
  acknowledged: z.boolean(),
});
export type AssignmentRun = z.infer<typeof AssignmentRun>;

/** How many targets of a run are in each state. */
export function outcomeCounts({ targets }: AssignmentRun): Readonly<Record<Outcome["state"], number>> {
  const counts = { waiting: 0, sending: 0, accepted: 0, refused: 0, unknown: 0, cancelled: 0 };
  for (const { outcome } of targets) counts[outcome.state]++;
  return counts;
}

/** The run with another outcome for one target. */
export function withOutcome(run: AssignmentRun, targetId: TargetId, outcome: Outcome): AssignmentRun {
  return { ...run, targets: run.targets.map((each) => (each.id === targetId ? { ...each, outcome } : each)) };
}

/** The run with every target in one of `states` in another state. */
export function withStates(
  run: AssignmentRun,
  states: readonly Outcome["state"][],
  state: "waiting" | "cancelled" | "unknown",
): AssignmentRun {
  return {
    ...run,
    targets: run.targets.map((each) =>
      states.includes(each.outcome.state) ? { ...each, outcome: { state } } : each,
    ),
  };
}

/** What runs that are not sent yet will have applied to a target itself; undefined where none of them changes it. */
export function plannedAt(
  runs: readonly AssignmentRun[],
  targetId: TargetId,
): { readonly applied: ConfigurationId | undefined } | undefined {
  const last = runs.findLast(({ targets }) =>
    targets.some(({ id, outcome }) => id === targetId && ["waiting", "sending"].includes(outcome.state)),
  );
  return last && { applied: configurationOf(last.assignment) };
}

function configurationOf(assignment: Assignment): ConfigurationId | undefined {
  switch (assignment.kind) {
    case "apply-policy":
      return assignment.policyId;
    case "self-managed":
      return SELF_MANAGED;
    case "inherit":
      return undefined;
  }
}

/** Whether no call of the run is left to make and nothing it started is still being evaluated. */
export function isSettled(run: AssignmentRun): boolean {
  const { waiting, sending } = outcomeCounts(run);
  return waiting + sending === 0 && run.watched.length === 0;
}

/** `Apply nist-800-53 to Sandbox and Security`: what an assignment does, to which targets. */
export function assignmentTitle(
  { kind }: Assignment,
  policyName: string,
  targetNames: readonly string[],
): string {
  const targets = namesInWords(targetNames);
  switch (kind) {
    case "apply-policy":
      return `Apply ${policyName} to ${targets}`;
    case "self-managed":
      return `Make ${targets} self-managed`;
    case "inherit":
      return `Disassociate ${policyName === "" ? targets : `${policyName} from ${targets}`}`;
  }
}

const NAMED = 2;

function namesInWords(names: readonly string[]): string {
  const [first = "no target", second] = names;
  if (second === undefined) return first;
  if (names.length === NAMED) return `${first} and ${second}`;
  return `${first}, ${second} and ${names.length - NAMED} more`;
}
