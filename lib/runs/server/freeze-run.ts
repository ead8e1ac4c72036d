import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import type { JsonObject } from "@/lib/core/json";
import { countOf } from "@/lib/format/count";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { Assignment } from "@/lib/security-hub/model";
import type { RunToCreate } from "@/lib/store/runs/create-run";
import type { NewChange, NewRun } from "../new-run";
import { objectKey, type ObjectChange } from "../object-change";
import type { Had } from "../run-step";
import { runTitle } from "../run-title";
import { applicationOf, wantedBy } from "../step-verdict";
import { type FrozenChange, frozenObject } from "./freeze-object";

/** What a run is, apart from who starts it. */
type FrozenRun = Pick<RunToCreate, "title" | "changes" | "steps">;

/**
 * A run with what its targets and objects have: of targets by the snapshot, of objects by AWS. Rejects as `not-found` for a
 * target that the tree does not hold, as `conflict` where something was changed after the review, and as `precondition`
 * where targets can't be compared because the organization has not been read.
 * @param former by the index of a change: what an undo brings back beyond what was reviewed
 */
export async function frozenRun(
  { changes }: Pick<NewRun, "changes">,
  snapshot: Snapshot | undefined,
  former: ReadonlyMap<number, FormerMembers> = new Map(),
): Promise<FrozenRun> {
  const targetIds = changes.flatMap((change) => (change.kind === "association" ? targetsOf(change) : []));
  const names = snapshot && namesOf(snapshot, targetIds);
  const frozen: FrozenChange[] = [];
  for (const [index, change] of changes.entries()) {
    if (change.kind !== "association") {
      const isLast = changes.findLastIndex((each) => isSameObject(each, change)) === index;
      frozen.push(await frozenObject({ ...change, ...former.get(index) }, isLast));
    } else if (snapshot === undefined || names === undefined) throw new FailureError(nothingRead);
    else frozen.push(frozenAssociations(change, snapshot, names));
  }
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

/** Members of an object that Canopy does not know, as AWS had them. */
export interface FormerMembers {
  readonly document?: JsonObject;
  readonly rest?: JsonObject;
}

function isSameObject(one: NewChange, other: ObjectChange): boolean {
  return one.kind !== "association" && objectKey(one) === objectKey(other);
}

const nothingRead: Failure = {
  code: "precondition",
  message:
    "Canopy has not read the organization yet, so it can't compare the review with it. Wait for the first collection.",
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
