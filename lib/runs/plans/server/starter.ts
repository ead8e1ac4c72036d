import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Session } from "@/lib/server/session";
import { grantsOfPerson } from "@/lib/server/sign-in/grants-of-person";
import { personById } from "@/lib/store/identity/people";
import type { StoredPlan } from "@/lib/store/plans/read-plans";

/**
 * The person who set the start of a plan, with the roles that this person has now. Rejects as `forbidden` where Canopy knows
 * no such person any more.
 */
export async function starterOf({ scheduledBy }: StoredPlan): Promise<Session> {
  const person = scheduledBy && (await personById(scheduledBy.id));
  if (person === undefined) throw new FailureError(starterGone);
  return { id: person.id, name: person.name, grants: grantsOfPerson(person) };
}

const starterGone: Failure = {
  code: "forbidden",
  message:
    "The person who scheduled this plan isn't known to Canopy any more. Another person can set a start.",
  missing: "association:write",
};
