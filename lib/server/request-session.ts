import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { checkHost } from "@/lib/core/http/request-origin";
import { env } from "@/lib/env";
import { responseInProgress } from "./routes/response-in-progress";
import { processSession, type Session } from "./session";
import { findSession } from "./sign-in/find-session";
import { connectionsOfPerson, grantsOfPerson, providerName } from "./sign-in/grants-of-person";
import { proxySession } from "./sign-in/proxy-session";
import { cookieOf, sessionCookieName } from "./sign-in/session-cookie";

/**
 * The session of the current request, or undefined where it has none, or asked for a name that is not ours: then a page of
 * another site sent it (DNS rebinding). The proxy turns such requests away before; the code behind it does not rely on that.
 * Outside of a request it is this process that asks. Rejects where the database cannot say.
 */
export async function requestSession(): Promise<Session | undefined> {
  const request = await requestHeaders();
  if (request === undefined) return processSession();
  return checkHost(request.get("host"), env().identity.publicUrl) === undefined
    ? sessionOf(request)
    : undefined;
}

/**
 * The session of a request with these headers; undefined where it has none. Rejects where the database cannot say.
 * @internal exported for its tests
 */
export async function sessionOf(request: Pick<Headers, "get">): Promise<Session | undefined> {
  const { provider } = env().identity;
  if (provider.kind === "proxy") return proxySession(request, provider);
  const token = cookieOf(request, sessionCookieName());
  const stored = token === undefined ? undefined : await findSession(token);
  if (stored?.provider !== providerName()) return undefined;
  const { personId: id, name, sessionId } = stored;
  const response = responseInProgress();
  if (response !== undefined) response.personId = id;
  return { id, name, sessionId, grants: grantsOfPerson(stored), ...connectionsOfPerson(stored) };
}

/** Undefined where there is no request. */
async function requestHeaders(): Promise<Pick<Headers, "get"> | undefined> {
  try {
    return await headers();
  } catch (error) {
    // What Next throws to say that a page cannot be built ahead of time is Next's own.
    unstable_rethrow(error);
    return undefined;
  }
}
