import "server-only";
import { visibleOus } from "./within-ous";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { type Grantee, limitsOf } from "@/lib/identity/grants";
import { refusalOfTargets } from "@/lib/identity/limits";
import type { Permission } from "@/lib/identity/permissions";
import type { OrgTree } from "@/lib/organizations/tree";
import { PolicyId } from "@/lib/core/identifiers";
import { serverAws } from "@/lib/server/aws";
import { currentSnapshot } from "./current-snapshot";
import { blockingApplications } from "./policies/blocking-applications";

/** Rejects as `forbidden` where a role that is limited to OUs does not include one of these targets. */
export async function requireOwnTargets(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
): Promise<void> {
  const refusal = await refusalOfOwnTargets(grantee, permission, targetIds);
  if (refusal !== undefined) throw new FailureError(refusal);
}

/**
 * Why a role that is limited to OUs does not include one of these targets; undefined where it does, or is not limited. A policy
 * counts as all that it is applied to: a change of it reaches what inherits it there. Rejects where AWS can't be asked.
 */
export async function refusalOfOwnTargets(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
): Promise<Failure | undefined> {
  if (limitsOf(grantee, permission) === undefined) return undefined;
  const snapshot = await currentSnapshot();
  if (snapshot !== undefined) {
    const targets = permission === "policy:write" ? await governedBy(targetIds) : targetIds;
    return refusalOfPlaces(grantee, permission, targets, snapshot.tree);
  }
  return {
    code: "forbidden",
    message:
      "Your role is limited to OUs, and Canopy has not read the organization yet. Wait for the first collection.",
    missing: permission,
  };
}

/**
 * Why a role that is limited to OUs does not include what is at these places of the tree; for `policy:write` they are what the
 * policy is applied to.
 */
export function refusalOfPlaces(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
  tree: OrgTree,
): Failure | undefined {
  const found = refusalOfTargets(grantee, permission, targetIds, tree);
  if (found === undefined) return undefined;
  // Who sees their OUs alone learns no name and no id from a refusal either.
  const message = visibleOus(grantee) === undefined ? found.message : outsideOfTheirs;
  return { ...found, message: permission === "policy:write" ? `${appliedOutside} ${message}` : message };
}

const outsideOfTheirs =
  "Your role is limited to OUs, and a target of this change is outside of them. Nothing was changed.";
const appliedOutside = "A change of a policy reaches all that it is applied to.";

/** What the policies among these objects of steps are applied to, as AWS says now. One that is still to be made is applied to nothing. */
async function governedBy(objects: readonly string[]): Promise<readonly string[]> {
  // Of several steps about one policy the first ones add to its id that they are not the last.
  const policies = objects.flatMap((object) => PolicyId.safeParse(object.split(",")[0]).data ?? []);
  const applied = await Promise.all(
    [...new Set(policies)].map((policyId) => blockingApplications(serverAws(), policyId)),
  );
  return applied.flat().map(({ targetId }) => targetId);
}
