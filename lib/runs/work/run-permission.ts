import "server-only";
import type { Failure } from "@/lib/core/failure";
import { can, roleNames } from "@/lib/identity/grants";
import { rolesWith } from "@/lib/identity/permissions";
import { refusalOfOwnTargets } from "@/lib/inventory/serve/require-own-targets";
import { grantsOfPersonById } from "@/lib/server/sign-in/person-grants";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { permissionsFor } from "../run-permissions";

/**
 * Why these steps of one run may not be sent by who started it; undefined where they may. It is asked again before steps are
 * sent, because a role can be taken away while a run waits. Rejects as queries do.
 */
export async function refusalOfSteps(steps: readonly WorkStep[]): Promise<Failure | undefined> {
  const [first] = steps;
  if (first === undefined) return undefined;
  const { id, name } = first.actor;
  const grantee = await grantsOfPersonById(id);
  const targets = steps.map(({ targetId }) => targetId);
  for (const permission of permissionsFor(steps)) {
    if (!can(grantee, permission))
      return {
        code: "forbidden",
        message: `${name}, who started this run, has ${roleNames(grantee)} by now, and this takes the role ${rolesWith(permission).join(" or ")}. Nothing further is sent.`,
        missing: permission,
      };
    const outside = await refusalOfOwnTargets(grantee, permission, targets);
    if (outside !== undefined) return outside;
  }
  return undefined;
}
