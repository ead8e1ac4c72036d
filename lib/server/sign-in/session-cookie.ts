import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/**
 * What the cookie of a session is called. A browser takes `__Host-` over TLS only, for this host alone; on loopback without
 * TLS the name goes without it.
 */
export function sessionCookieName(): string {
  return isBehindTls() ? "__Host-canopy-session" : "canopy-session";
}

/** What the cookie is called that binds a sign-in under way to the browser in which it began. */
export function signInCookieName(): string {
  return isBehindTls() ? "__Host-canopy-sign-in" : "canopy-sign-in";
}

/** Whether browsers reach Canopy over TLS. */
function isBehindTls(): boolean {
  return env().identity.publicUrl?.startsWith("https:") === true;
}

/** The attributes of the cookie, which lasts as long as the session may. */
export function sessionCookieAttributes(maxAgeMs: number) {
  return {
    httpOnly: true,
    sameSite: "lax",
    secure: isBehindTls(),
    path: "/",
    maxAge: Math.floor(maxAgeMs / 1_000),
  } as const;
}

/** A cookie of sign-in as a header of a response. */
export function cookieHeader(name: string, value: string, maxAgeMs: number): string {
  const { secure, path, maxAge } = sessionCookieAttributes(maxAgeMs);
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The value of a cookie in a request's headers; undefined where it is missing or longer than any of ours. */
export function cookieOf(headers: Pick<Headers, "get">, name: string): string | undefined {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value !== undefined && value.length <= longestToken) return value;
  }
  return undefined;
}

const longestToken = 128;

/** A new secret: 256 random bits, which fit into a cookie and an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. It is random, so a slow hash would add nothing. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
