import { z } from "zod";
import { type ConfigurationId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { Assignment } from "@/lib/security-hub/model";
import { groupedTargets, NewChange } from "./new-run";
import type { RunChange } from "./run";
import { type AssociationStep, ObjectBefore, type RunStep } from "./run-step";
import { applicationOf, wantedBy } from "./step-verdict";
import { UndoNote } from "./undo-objects";

/** Why a target can't be brought back to what it had. */
const NotUndone = z.object({
  targetId: z.string(),
  targetName: z.string(),
  /**
   * `policy-deleted`: the policy that it had does not exist anymore. `changed-since`: another change came after the run.
   * `template-not-known`: another client deployed the pack before, and AWS does not give back its template.
   */
  reason: z.enum(["policy-deleted", "changed-since", "template-not-known"]),
});
export type NotUndone = z.infer<typeof NotUndone>;

/** `GET /api/runs/undo`: the run that brings each target of a run back to what it had, to be reviewed and started. */
export const Undo = z.object({
  changes: z.array(NewChange),
  /** By the index of a change, what AWS has of its object now; null for associations. */
  present: z.array(ObjectBefore.nullable()),
  left: z.array(NotUndone),
  /** What the changes do not bring back. */
  notes: z.array(UndoNote),
  /** Whether it needs the approval of a second person. */
  needsApproval: z.boolean(),
});
export type Undo = z.infer<typeof Undo>;

/**
 * The inverse of a run. Its changes come in the opposite order: the main change is taken back before its exceptions, so that
 * an excepted target is never governed by it. A step that changed nothing needs no undoing, and what was applied to a target
 * after the run stays.
 * @param presentOf what is applied to a target now; null where nothing is
 */
export function undoOf(
  { changes, steps }: { readonly changes: readonly RunChange[]; readonly steps: readonly RunStep[] },
  {
    presentOf,
    policyExists,
  }: {
    readonly presentOf: (targetId: AssociationStep["targetId"]) => ConfigurationId | null;
    readonly policyExists: (policyId: PolicyId) => boolean;
  },
): { readonly changes: NewChange[]; readonly left: readonly NotUndone[] } {
  const left: NotUndone[] = [];
  const undone = changes.flatMap((each, change) => {
    if (each.kind !== "association") return [];
    const wanted = wantedBy(each.assignment);
    const groups = new Map<ConfigurationId | null, AssociationStep[]>();
    for (const step of steps) {
      if (step.kind !== "association") continue;
      const had = applicationOf(step.had);
      if (step.change !== change || step.state !== "accepted" || had === wanted) continue;
      const reason = reasonAgainst(had, presentOf(step.targetId) === wanted, policyExists);
      const { targetId, targetName } = step;
      if (reason !== undefined) left.push({ targetId, targetName, reason });
      else groups.set(had, [...(groups.get(had) ?? []), step]);
    }
    return [
      [...groups].map(([had, of]) => ({
        kind: "association" as const,
        assignment: assignmentOf(had),
        targets: groupedTargets(of.map(({ targetId }) => ({ targetId, expected: wanted }))),
      })),
    ];
  });
  return { changes: undone.toReversed().flat(), left };
}

function reasonAgainst(
  had: ConfigurationId | null,
  isAsLeft: boolean,
  policyExists: (policyId: PolicyId) => boolean,
): NotUndone["reason"] | undefined {
  if (!isAsLeft) return "changed-since";
  const isGone = had !== null && had !== SELF_MANAGED && !policyExists(had);
  return isGone ? "policy-deleted" : undefined;
}

/** The assignment that makes a configuration be applied to a target itself; null for none. */
export function assignmentOf(configuration: ConfigurationId | null): Assignment {
  if (configuration === null) return { kind: "inherit" };
  if (configuration === SELF_MANAGED) return { kind: "self-managed" };
  return { kind: "apply-policy", policyId: PolicyId.parse(configuration) };
}
