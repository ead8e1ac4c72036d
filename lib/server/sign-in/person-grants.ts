import "server-only";
import { env } from "@/lib/env";
import type { Grantee } from "@/lib/identity/grants";
import { processSession } from "@/lib/server/session";
import { personById } from "@/lib/store/identity/people";
import { grantsOfPerson } from "./grants-of-person";

/**
 * What a person may do by now: their groups at their last sign-in under the settings of now. Someone who never signed in
 * started what they started before there was sign-in, or as this process: in local mode that counts as its user. Rejects as
 * queries do.
 */
export async function grantsOfPersonById(personId: string): Promise<Grantee> {
  const person = await personById(personId);
  if (person !== undefined) return { grants: grantsOfPerson(person) };
  return { grants: env().identity.provider.kind === "local" ? processSession().grants : [] };
}
