import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { countOf } from "@/lib/format/count";
import { roleNames } from "@/lib/identity/grants";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { currentSnapshot, forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { requireOwnTargets } from "@/lib/inventory/serve/require-own-targets";
import type { AuditTarget } from "@/lib/server/audit";
import type { Session } from "@/lib/server/session";
import { refreshSettings } from "@/lib/server/settings";
import { type BlockingRun, createRun, type PlanToStart, type RunToCreate } from "@/lib/store/runs/create-run";
import type { NewRun } from "../new-run";
import type { RunSummary } from "../run";
import { permissionsFor } from "../run-permissions";
import { frozenRun } from "./freeze-run";
import { isApprovalDue } from "./plan-facts";
import { requireRun } from "./read-runs";
import { formerMembers } from "./undo-run";

/** What the record keeps of the start of a run. Its steps are recorded each when its request is made. */
export function recordedRun({ id, changes, reason, ticket, undoes }: NewRun): AuditTarget {
  return {
    target: `run ${id}`,
    recorded: {
      ...{ id, reason, ticket, undoes },
      changes: changes.map((change) =>
        change.kind === "association"
          ? {
              assignment: change.assignment,
              targets: change.targets.reduce((sum, { targetIds }) => sum + targetIds.length, 0),
            }
          : change,
      ),
    },
  };
}

/**
 * Makes a run of what was reviewed, with nothing sent yet; the same run again where this id was started before. Rejects as
 * `conflict` where something was changed after the review, and where another run, which the message names, is still to
 * change the same. The transaction refuses what needs the approval of a second person and does not have it.
 * @param reservedForMs how long the worker leaves the steps to this request
 * @param plan the plan that it was, which becomes started in the same transaction
 */
export async function begunRun(
  newRun: NewRun,
  session: Session,
  { reservedForMs = 0, plan }: { readonly reservedForMs?: number; readonly plan?: PlanToStart } = {},
): Promise<RunSummary> {
  const { id, reason, ticket } = newRun;
  // Another replica may have recorded a change, or taken stricter rules of approval, a moment ago.
  await refreshSettings();
  forgetCurrentSnapshot();
  const snapshot = await currentSnapshot();
  const described = await describedRun(newRun, snapshot);
  const targets = described.steps.map(({ targetId }) => targetId);
  for (const permission of permissionsFor(newRun.changes))
    await requireOwnTargets(session, permission, targets);
  const creation = await createRun({
    id,
    callerKey: await currentCallerKey(),
    by: { id: session.id, name: session.name },
    role: roleNames(session),
    reservedForMs,
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
    ...described,
    needsApproval: isApprovalDue(newRun, snapshot),
    ...(plan !== undefined && { plan }),
  });
  if (creation.outcome === "taken") throw new FailureError(taken(creation.by));
  return requireRun(id);
}

/** What a run is, with the title of an undo where it is one. Rejects as `begunRun` does. */
export async function describedRun(
  newRun: NewRun,
  snapshot: Snapshot | undefined,
): Promise<Pick<RunToCreate, "title" | "changes" | "steps" | "undoes">> {
  if (newRun.undoes === undefined) return frozenRun(newRun, snapshot);
  const undone = await requireRun(newRun.undoes);
  const former = await formerMembers(undone, newRun.changes);
  const frozen = await frozenRun(newRun, snapshot, former);
  return { ...frozen, undoes: undone.id, title: `Undo run ${undone.number}: ${undone.title}` };
}

/** Another run is still to change what a run would change. */
export function taken({ number, title, startedBy, targetName, shared }: BlockingRun): Failure {
  const others = shared === 1 ? "" : ` and ${countOf(shared - 1, "other target")}`;
  return {
    code: "conflict",
    message: `Run ${number}, "${title}", which ${startedBy} started, is still to change ${targetName}${others}. Wait until it has, or cancel the rest of it. Nothing was changed.`,
  };
}
