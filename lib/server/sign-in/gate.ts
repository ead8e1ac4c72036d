import "server-only";
import { failureFrom } from "@/lib/server/failure-from";
import { env } from "@/lib/env";
import { rotateSession } from "@/lib/store/identity/sessions";
import { connectionInForce } from "../connection-in-force";
import { findSession, forgetSessions } from "./find-session";
import { providerName } from "./grants-of-person";
import { proxySession } from "./proxy-session";
import { cookieOf, hashOf, newToken, sessionCookieAttributes, sessionCookieName } from "./session-cookie";

/** A cookie that is older is given another value when a page is opened: one that was copied ends there. */
const rotatedEveryMs = 60 * 60_000;

/** What happens to a request before a page answers it. */
export type Admission =
  | { readonly kind: "pass" }
  /** The page is for people who are signed in: this one is asked to, and comes back to where they wanted to go. */
  | { readonly kind: "sign-in"; readonly address: string }
  /** A page's own script asks for another page: it loads that as a whole, and is asked to sign in there. */
  | { readonly kind: "reload" }
  | { readonly kind: "rotate"; readonly cookie: SessionCookie };

interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: ReturnType<typeof sessionCookieAttributes>;
}

/** What needs no session: health, the way in, and what is the same for everyone: the build's files and icons. */
const open =
  /^\/(?:healthz|readyz|metrics|csp-report|enter|sign-in(?:\/(?:start|callback|done|back-channel-logout))?|_next\/.*|[\w-]+\.(?:png|ico|svg|txt|webmanifest))$/;

/** What asks whether Canopy runs and how: programs beside it, which call it by the address of its machine or container. */
export function isProbe(path: string): boolean {
  return ["/healthz", "/readyz", "/metrics"].includes(path);
}

/** The OpenID provider itself sends its word that a session has ended: a signed token, and no browser's page. */
export function isFromProvider(path: string): boolean {
  return path === "/sign-in/back-channel-logout";
}

/** What programs ask with a token and without a browser: no cookie counts there, so no page can ask in a person's name. */
export function isForPrograms(path: string): boolean {
  return path.startsWith("/api/v1/");
}

/** The pages on the way in, which stand without the frame of the others. */
export function isOnTheWayIn(path: string): boolean {
  return path === "/sign-in" || path === "/sign-in/done";
}

/** Why an address is no page or route of a connection; undefined where it may be one. */
export function refusalOfConnection({
  name,
  path,
}: {
  readonly name: string | undefined;
  readonly path: string;
}): { readonly status: 404; readonly message: string } | undefined {
  const { connections } = env();
  if (name === undefined && connections.length === 1) return undefined;
  if (!connections.some((connection) => connection.name === name))
    return {
      status: 404,
      message:
        "Canopy has no connection of this name. It may have been renamed or taken out of its settings.",
    };
  // Signing in is to Canopy as a whole, and so is what programs ask of the server itself.
  if (name !== undefined && (isProbe(path) || path === "/enter" || path.startsWith("/sign-in")))
    return { status: 404, message: "This page has no connection in its address." };
  // What the request entered before is what reads its data: both have to mean the same.
  return connectionInForce().name === name
    ? undefined
    : { status: 404, message: "The address is not well-formed." };
}

/**
 * Sends people without a session to the page where they sign in. It keeps nothing from anyone by itself: each read, action
 * and route checks the session too. A database that does not answer lets the page say so.
 */
export async function admission(request: {
  readonly method: string;
  /** Without the connection. */
  readonly path: string;
  /** The whole address, with connection and query: where the person comes back to. */
  readonly address: string;
  readonly headers: Pick<Headers, "get">;
}): Promise<Admission> {
  const { method, path, address, headers } = request;
  const isPage = ["GET", "HEAD"].includes(method) && !path.startsWith("/api/") && !open.test(path);
  if (!isPage) return { kind: "pass" };
  try {
    const { provider } = env().identity;
    if (provider.kind === "proxy")
      return (await proxySession(headers, provider)) === undefined
        ? signInFirst({ address, headers })
        : { kind: "pass" };
    const token = cookieOf(headers, sessionCookieName());
    const session = token === undefined ? undefined : await findSession(token);
    if (session?.provider !== providerName()) return signInFirst({ address, headers });
    const isOpened = headers.get("sec-fetch-dest") === "document" && headers.get("sec-purpose") === null;
    if (!isOpened || Date.now() - session.rotatedAt.getTime() < rotatedEveryMs) return { kind: "pass" };
    const value = newToken();
    if (!(await rotateSession(session.sessionId, session.rotatedAt, hashOf(value)))) return { kind: "pass" };
    forgetSessions();
    const leftMs = Math.min(session.expiresAt.getTime() - Date.now(), env().identity.lifetimeMs);
    const attributes = sessionCookieAttributes(leftMs);
    return { kind: "rotate", cookie: { name: sessionCookieName(), value, attributes } };
  } catch (error) {
    failureFrom(error, "canopy:Admission");
    return { kind: "pass" };
  }
}

function signInFirst({
  address,
  headers,
}: {
  readonly address: string;
  readonly headers: Pick<Headers, "get">;
}): Admission {
  if (headers.get("rsc") !== null) return { kind: "reload" };
  const back = address === "/" ? "" : `?return=${encodeURIComponent(address)}`;
  return { kind: "sign-in", address: `/sign-in${back}` };
}
