import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { scopesIn, tokenPrefix } from "@/lib/identity/api-token";
import { log } from "@/lib/server/log";
import type { Session } from "@/lib/server/session";
import { tokenByHash, touchToken } from "@/lib/store/identity/api-tokens";
import { grantsOfPerson } from "./grants-of-person";
import { hashOf } from "./session-cookie";

/** What is longer is no token of ours. */
const longestToken = 128;

/**
 * The session of a request with a token in `Authorization: Bearer` (RFC 6750); undefined where it has none that is valid. It
 * has the roles that its person has by now, and of their permissions those that the token includes. Rejects as
 * `unauthenticated` where the person has not signed in for the days that are set, and as queries do.
 */
export async function sessionOfToken(headers: Pick<Headers, "get">): Promise<Session | undefined> {
  const token = tokenIn(headers);
  const stored = token === undefined ? undefined : await tokenByHash(hashOf(token));
  if (stored === undefined) return undefined;
  const { id, kind, name, person, personId, scopes } = stored;
  const isLocal = env().identity.provider.kind === "local";
  const ageDays = (Date.now() - person.signedInAt.getTime()) / 86_400_000;
  const { tokenDays } = env().operations;
  // A provider vouches for a person and their groups at sign-in alone: who left the company doesn't sign in.
  if (kind === "personal" && !isLocal && ageDays > tokenDays) throw new FailureError(asleep(tokenDays));
  touchToken(id).catch((error: unknown) =>
    log().warn({ err: error }, "The use of a token could not be noted"),
  );
  return {
    id: personId,
    name: kind === "personal" ? `${person.name} (token ${name})` : person.name,
    grants: grantsOfPerson(person),
    scopes: scopesIn(scopes),
  };
}

function tokenIn(headers: Pick<Headers, "get">): string | undefined {
  const [scheme = "", token = "", ...rest] = (headers.get("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() !== "bearer" || rest.length > 0) return undefined;
  return token.startsWith(tokenPrefix) && token.length <= longestToken ? token : undefined;
}

function asleep(days: number): Failure {
  return {
    code: "unauthenticated",
    of: "session",
    message: `The token's owner has not signed in to Canopy for ${days === 1 ? "a day" : `${days} days`}. The token works again after they do.`,
  };
}
