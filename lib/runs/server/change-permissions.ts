import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { limitsOf } from "@/lib/identity/grants";
import type { Permission } from "@/lib/identity/permissions";
import { refusalOfOwnTargets } from "@/lib/inventory/serve/require-own-targets";
import { refusal } from "@/lib/server/admit";
import type { Session } from "@/lib/server/session";
import type { NewRun } from "../new-run";
import { assignmentsOf } from "../plans/planned-assignments";
import { objectKey } from "../object-change";
import { permissionsFor } from "../run-permissions";

type Planned = Pick<NewRun, "changes">;

/**
 * Why a session may not plan, edit, start or discard these changes: it lacks a permission, or its role is limited to OUs and
 * a target, or what a policy is applied to, is outside of them. Undefined where it may.
 */
export async function refusalOfChange(session: Session, planned: Planned): Promise<Failure | undefined> {
  for (const permission of permissionsFor(planned.changes)) {
    const forbidden = refusal(session, permission) ?? (await refusalOfTargets(session, permission, planned));
    if (forbidden !== undefined) return forbidden;
  }
  return undefined;
}

/** Rejects as `forbidden` where a session may not plan or start these changes. */
export async function requireMayChange(session: Session, planned: Planned): Promise<void> {
  const forbidden = await refusalOfChange(session, planned);
  if (forbidden !== undefined) throw new FailureError(forbidden);
}

/**
 * Why a session may not approve or reject these changes; undefined where it may. A role that is limited to OUs decides about
 * targets in them alone: a policy, an aggregator or the organization configuration is not in an OU.
 */
export async function refusalOfDecision(session: Session, planned: Planned): Promise<Failure | undefined> {
  const forbidden = refusal(session, "plan:approve");
  if (forbidden !== undefined) return forbidden;
  const isOfObjects = planned.changes.some(({ kind }) => kind !== "association");
  if (isOfObjects && limitsOf(session, "plan:approve") !== undefined) return beyondUnits;
  return refusalOfTargets(session, "plan:approve", planned);
}

function refusalOfTargets(
  session: Session,
  permission: Permission,
  planned: Planned,
): Promise<Failure | undefined> {
  const targets = assignmentsOf(planned).flatMap(({ targetIds }) => targetIds);
  const policies = planned.changes.flatMap((change) => (change.kind === "policy" ? [objectKey(change)] : []));
  return refusalOfOwnTargets(session, permission, permission === "policy:write" ? policies : targets);
}

const beyondUnits: Failure = {
  code: "forbidden",
  message:
    "Your role is limited to OUs. A policy, an aggregator or the organization configuration isn't in an OU: a person whose role has no limits decides about it. Nothing was changed.",
  missing: "plan:approve",
};
