import "server-only";
import { type Failure, FailureError } from "@/lib/core/failure";
import { type Grantee, limitsOf } from "@/lib/identity/grants";
import { refusalOfTargets } from "@/lib/identity/limits";
import type { Permission } from "@/lib/identity/permissions";
import { currentSnapshot } from "./current-snapshot";

/** Rejects as `forbidden` where a role that is limited to OUs does not include one of these targets. */
export async function requireOwnTargets(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
): Promise<void> {
  const refusal = await refusalOfOwnTargets(grantee, permission, targetIds);
  if (refusal !== undefined) throw new FailureError(refusal);
}

/** Why a role that is limited to OUs does not include one of these targets; undefined where it does, or is not limited. */
export async function refusalOfOwnTargets(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
): Promise<Failure | undefined> {
  if (limitsOf(grantee, permission) === undefined) return undefined;
  const snapshot = await currentSnapshot();
  if (snapshot !== undefined) return refusalOfTargets(grantee, permission, targetIds, snapshot.tree);
  return {
    code: "forbidden",
    message:
      "Your role is limited to OUs, and Canopy has not read the organization yet. Wait for the first collection.",
    missing: permission,
  };
}
