import "server-only";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { findPack } from "@/lib/inventory/serve/find-pack";
import { FailureError } from "@/lib/core/failure-error";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import { describeOrganizationConfiguration } from "@/lib/security-hub/aws/operations";
import { isListed } from "@/lib/security-hub/governance/governance";
import { findPolicy } from "@/lib/security-hub/policies/aws/find-policy";
import { serverAws, serverConfigIn } from "@/lib/server/aws";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { listSteps } from "@/lib/store/runs/read-steps";
import type { NewChange } from "../new-run";
import type { RunChange, RunSummary } from "../run";
import type { RunId } from "../run-id";
import type { ObjectBefore, ObjectStep, RunStep } from "../run-step";
import { applicationOf } from "../step-verdict";
import { type Undo, undoOf } from "../undo";
import {
  aggregatorUndo,
  configurationUndo,
  type ObjectUndo,
  packUndo,
  policyUndo,
  tagsUndo,
} from "../undo-objects";
import type { FormerMembers } from "./freeze-run";
import { isApprovalDue } from "./plan-facts";
import { requireRun } from "./read-runs";
import { readTags } from "@/lib/aws-config/tags/aws/operations";

/** A run is at most as large as an organization. */
const mostSteps = 100_000;

/**
 * What undoes a run, as the organization is now: of objects AWS is asked. Rejects as `not-found` where this caller has no such
 * run, and as `precondition` while it is not over, or the organization has not been read.
 */
export async function readUndo(id: RunId): Promise<Undo> {
  const { state, changes } = await answerInTime(requireRun(id));
  if (state === "running" || state === "paused") throw new FailureError(notOver);
  const { steps } = await answerInTime(listSteps(id, { filter: "accepted", limit: mostSteps }));
  const [associations, objects] = [await associationUndo(changes, steps), await objectsUndo(changes, steps)];
  const undone = [...associations.changes, ...objects.changes];
  return {
    changes: undone,
    present: [...associations.changes.map(() => null), ...objects.present],
    left: [...associations.left, ...objects.left],
    notes: objects.notes,
    needsApproval: isApprovalDue({ changes: undone }, await currentSnapshot()),
  };
}

const notOver = {
  code: "precondition",
  message: "A run can be undone when all of its requests have been sent, or the rest was cancelled.",
} as const;

async function associationUndo(
  changes: readonly RunChange[],
  steps: readonly RunStep[],
): Promise<ReturnType<typeof undoOf>> {
  if (changes.every(({ kind }) => kind !== "association")) return { changes: [], left: [] };
  const snapshot = await currentSnapshot();
  if (snapshot === undefined) throw new FailureError(notOver);
  return undoOf(
    { changes, steps },
    {
      presentOf: (targetId) => applicationOf(associationAt(snapshot, targetId)),
      policyExists: (policyId) =>
        snapshot.governance.policies.some((policy) => policy.id === policyId && isListed(policy)),
    },
  );
}

/** The last step is undone first: what came after may rest on what came before. */
async function objectsUndo(
  changes: readonly RunChange[],
  steps: readonly RunStep[],
): Promise<Omit<Undo, "needsApproval">> {
  const undo: Omit<Undo, "needsApproval"> = { changes: [], present: [], left: [], notes: [] };
  for (const step of steps.toReversed()) {
    if (step.kind === "association") continue;
    const inverse = await inverseOf(step, changes[step.change]);
    const { targetId, targetName } = step;
    if (inverse === undefined) undo.left.push({ targetId, targetName, reason: "changed-since" });
    else if (inverse === "template-not-known") undo.left.push({ targetId, targetName, reason: inverse });
    else {
      undo.changes.push(inverse.change);
      undo.present.push(inverse.present);
      undo.notes.push(...inverse.notes);
    }
  }
  return { ...undo, notes: [...new Set(undo.notes)] };
}

/** The inverse of a step with what AWS has of its object now. */
async function inverseOf(
  step: ObjectStep,
  change: RunChange | undefined,
): Promise<
  (NonNullable<ObjectUndo> & { readonly present: ObjectBefore }) | "template-not-known" | undefined
> {
  switch (step.kind) {
    case "policy": {
      const policyId = step.became?.id ?? step.had?.id;
      if (policyId === undefined) return undefined;
      const had = (await findPolicy(serverAws(), policyId)) ?? null;
      return withPresent(policyUndo(step, had), { kind: "policy", had });
    }
    case "aggregator": {
      const of = step.became ?? step.had;
      if (of === null) return undefined;
      const had = (await findAggregator(serverConfigIn(of.region), of.name)) ?? null;
      return withPresent(aggregatorUndo(step, had), { kind: "aggregator", had });
    }
    case "aggregator-tags": {
      if (change?.kind !== "aggregator-tags") return undefined;
      const { tags: had = null } = await readTags(serverConfigIn(change.tags.region), change.tags.arn);
      const { region, name, arn } = change.tags;
      const undo = tagsUndo(step, had, (tags) => ({
        kind: "aggregator-tags",
        tags: { region, name, arn, ...tags },
      }));
      return withPresent(undo, { kind: "aggregator-tags", had });
    }
    case "configuration": {
      const had = await describeOrganizationConfiguration(serverAws());
      return withPresent(configurationUndo(step, had), { kind: "configuration", had });
    }
    case "pack": {
      const name = step.became?.name ?? step.had?.name;
      if (name === undefined) return undefined;
      const had = (await findPack(serverAws(), name)) ?? null;
      const undo = packUndo(step, had);
      return undo === "template-not-known" ? undo : withPresent(undo, { kind: "pack", had });
    }
    case "pack-tags": {
      if (change?.kind !== "pack-tags") return undefined;
      const { name, arn } = change.tags;
      const { tags: had = null } = await readTags(serverAws(), arn);
      const undo = tagsUndo(step, had, (tags) => ({ kind: "pack-tags", tags: { name, arn, ...tags } }));
      return withPresent(undo, { kind: "pack-tags", had });
    }
  }
}

function withPresent(undo: ObjectUndo, present: ObjectBefore) {
  return undo && { ...undo, present };
}

/**
 * What AWS had of the objects of an undone run beyond what Canopy knows, by the index of the change that brings it back: the
 * browser sends what it has reviewed, and the rest comes from the run.
 */
export async function formerMembers(
  undone: RunSummary,
  changes: readonly NewChange[],
): Promise<ReadonlyMap<number, FormerMembers>> {
  const isOfObjects = changes.some(({ kind }) => kind === "policy" || kind === "aggregator");
  if (!isOfObjects) return new Map();
  const { steps } = await listSteps(undone.id, { filter: "accepted", limit: 100 });
  return new Map(
    changes.flatMap((change, index) => {
      const members = formerOf(change, steps);
      return members === undefined ? [] : [[index, members] as const];
    }),
  );
}

function formerOf(change: NewChange, steps: readonly RunStep[]): FormerMembers | undefined {
  if (change.kind === "policy" && change.policy.operation !== "delete") {
    const { policy } = change;
    const had = steps.flatMap((step) => (step.kind === "policy" && step.had !== null ? [step.had] : []));
    const former = had.find(({ id, name }) =>
      policy.operation === "update" ? id === policy.policyId : name === policy.settings.name,
    );
    return former && { document: former.document };
  }
  if (change.kind === "aggregator" && change.aggregator.operation === "put") {
    const { name, region } = change.aggregator;
    const had = steps.flatMap((step) => (step.kind === "aggregator" && step.had !== null ? [step.had] : []));
    const former = had.find((each) => each.name === name && each.region === region);
    return former?.rest && { rest: former.rest };
  }
  return undefined;
}
