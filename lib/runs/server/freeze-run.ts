import "server-only";
import { type Failure, FailureError } from "@/lib/core/failure";
import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { Assignment } from "@/lib/security-hub/model";
import type { RunToCreate, StepToCreate } from "@/lib/store/runs/create-run";
import type { NewChange, NewRun } from "../new-run";
import type { RunChange } from "../run";
import type { Had } from "../run-step";
import { runTitle } from "../run-title";
import { applicationOf, wantedBy } from "../step-verdict";

/** What a run is, apart from who starts it. */
type FrozenRun = Pick<RunToCreate, "title" | "changes" | "steps">;

/** One change as a run holds it, with its steps and what stands for it in the run's title. */
interface FrozenChange {
  readonly change: RunChange;
  readonly steps: readonly Omit<StepToCreate, "change">[];
}

/**
 * A run with what the snapshot says of its targets: their names, and what each has. Rejects as `not-found` for a target that
 * the tree does not hold, and as `conflict` where something else is applied to one than was reviewed.
 */
export function frozenRun({ changes }: NewRun, snapshot: Snapshot): FrozenRun {
  const names = namesOf(
    snapshot,
    changes.flatMap((change) => (change.kind === "association" ? targetsOf(change) : [])),
  );
  const frozen = changes.map((change) => {
    if (change.kind !== "association") throw new FailureError(notYet);
    return frozenAssociations(change, snapshot, names);
  });
  return {
    title: runTitle(
      frozen.map(({ change, steps }) => ({
        change,
        targetNames: steps.map(({ targetName }) => targetName),
      })),
    ),
    changes: frozen.map(({ change }) => change),
    steps: frozen.flatMap(({ steps }, change) => steps.map((step) => ({ ...step, change }))),
  };
}

const notYet: Failure = {
  code: "precondition",
  message: "This change isn't made as a run yet. Nothing was changed.",
};

type NewAssociations = Extract<NewChange, { readonly kind: "association" }>;

function targetsOf({ targets }: NewAssociations): readonly TargetId[] {
  return targets.flatMap(({ targetIds }) => targetIds);
}

function frozenAssociations(
  { assignment, targets }: NewAssociations,
  snapshot: Snapshot,
  names: ReadonlyMap<TargetId, string>,
): FrozenChange {
  const wanted = wantedBy(assignment);
  const steps = targets.flatMap(({ expected, targetIds }) =>
    targetIds.map((targetId) => {
      const association = associationAt(snapshot, targetId);
      const { type, configurationId, status } = association ?? {};
      const had: Had | undefined = association && {
        ...(type !== undefined && { type }),
        ...(configurationId !== undefined && { configurationId }),
        ...(status !== undefined && { status }),
      };
      const targetName = names.get(targetId) ?? targetId;
      return { kind: "association", targetId, targetName, wanted, expected, had: had ?? null } as const;
    }),
  );
  requireReviewed(snapshot, steps);
  const policyName = policyNameOf(assignment, snapshot, steps);
  return { change: { kind: "association", assignment, policyName, targets: steps.length }, steps };
}

/** Targets by name; by path where two of them have the same name. */
function namesOf({ tree }: Snapshot, targetIds: readonly TargetId[]): ReadonlyMap<TargetId, string> {
  const lookup = nodeLookup(tree);
  const nodes = targetIds.map((targetId) => {
    const node = lookup(targetId);
    if (node === undefined) throw new FailureError(unknownTarget(targetId));
    return [targetId, node] as const;
  });
  const names = new Set(nodes.map(([, node]) => displayName(tree, node)));
  const nameOf = names.size < nodes.length ? pathOf : displayName;
  return new Map(nodes.map(([targetId, node]) => [targetId, nameOf(tree, node)]));
}

function unknownTarget(targetId: TargetId): Failure {
  return {
    code: "not-found",
    message: `Canopy's tree of the organization has no ${targetId}. Collect it again if it is new.`,
  };
}

/** The policy that is applied, or the one that all targets of a disassociation have applied; empty for none. */
function policyNameOf(
  assignment: Assignment,
  snapshot: Snapshot,
  steps: readonly { readonly expected: ConfigurationId | null }[],
): string {
  if (assignment.kind === "self-managed") return "";
  if (assignment.kind === "apply-policy") return configurationName(snapshot, assignment.policyId);
  const [only, another] = new Set(steps.map(({ expected }) => expected));
  const isOnePolicy = another === undefined && only !== undefined && only !== null && only !== SELF_MANAGED;
  return isOnePolicy ? configurationName(snapshot, only) : "";
}

function requireReviewed(
  snapshot: Snapshot,
  steps: readonly {
    readonly targetName: string;
    readonly wanted: ConfigurationId | null;
    readonly expected: ConfigurationId | null;
    readonly had: Had | null;
  }[],
): void {
  const changed = steps.filter(({ wanted, expected, had }) => {
    const applied = applicationOf(had);
    return applied !== expected && applied !== wanted;
  });
  const [first] = changed;
  if (first === undefined) return;
  const others = changed.length === 1 ? "" : ` So were ${countOf(changed.length - 1, "other target")}.`;
  throw new FailureError({
    code: "conflict",
    message: `What is applied to ${first.targetName} was changed after the review: it is ${configurationName(snapshot, applicationOf(first.had))} now.${others} Nothing was changed; review again.`,
  });
}

function configurationName({ governance }: Snapshot, configuration: ConfigurationId | null): string {
  if (configuration === null) return "nothing";
  if (configuration === SELF_MANAGED) return "self-managed";
  return governance.policies.find(({ id }) => id === configuration)?.name ?? configuration;
}
