import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { checkHost } from "@/lib/core/http/request-origin";
import { currentSession, type Session } from "./session";

/**
 * The session of the current request, or undefined where it asked for a name that is not ours: then a page of another
 * site sent it (DNS rebinding). The proxy turns such requests away before; the code behind it does not rely on that.
 * Outside of a request it is this process that asks.
 */
export async function requestSession(): Promise<Session | undefined> {
  const host = await requestedHost();
  const isOurs = host === undefined || checkHost(host) === undefined;
  return isOurs ? currentSession() : undefined;
}

/** The Host header; null where the request has none, undefined where there is no request. */
async function requestedHost(): Promise<string | null | undefined> {
  try {
    return (await headers()).get("host");
  } catch (error) {
    // What Next throws to say that a page cannot be built ahead of time is Next's own.
    unstable_rethrow(error);
    return undefined;
  }
}
