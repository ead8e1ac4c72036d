import "server-only";
import { peerOverLimit } from "@/lib/server/limits/peer-limits";
import { tooManyRequests } from "@/lib/server/routes/route";
import { randomUUID } from "node:crypto";
import * as client from "openid-client";
import { z } from "zod";
import { env } from "@/lib/env";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession, endSessions, sessionByHash } from "@/lib/store/identity/sessions";
import { offerOnce, takeOnce } from "@/lib/store/identity/single-uses";
import { log } from "@/lib/server/log";
import { redirectWithin, safeReturn } from "@/lib/server/sign-in/redirect-within";
import {
  cookieHeader,
  cookieOf,
  hashOf,
  newToken,
  sessionCookieName,
  signInCookieName,
} from "@/lib/server/sign-in/session-cookie";
import type { Problem } from "../../way-in";
import { recordRefusedSignIn, recordSignIn } from "../record-sign-in";
import { discovered, oidcSettings, type OidcSettings } from "./provider";

/** How long a person may take at the provider. */
const signInHoldsMs = 15 * 60_000;

/** What Canopy remembers between sending a browser to the provider and its coming back. */
const UnderWay = z.object({
  verifier: z.string(),
  nonce: z.string(),
  back: z.string(),
  /** Hash of the cookie of the browser in which it began: another's code is of no use in this one. */
  browser: z.string(),
});

const callbackPath = "/sign-in/callback";

/** Sends a browser to the provider: authorization code with PKCE, state and nonce. */
export async function startSignIn(request: Request): Promise<Response> {
  const overLimit = peerOverLimit("sign-in");
  if (overLimit !== undefined) return tooManyRequests(overLimit);
  const settings = oidcSettings();
  if (settings === undefined) return redirectWithin("/sign-in");
  const back = safeReturn(new URL(request.url).searchParams.get("return"), ["/sign-in/done"]);
  // Another site's page could begin a session without its person noticing: they press the button themselves.
  if (!["same-origin", "none", null].includes(request.headers.get("sec-fetch-site")))
    return redirectWithin(`/sign-in?return=${encodeURIComponent(back)}`);
  try {
    const configuration = await discovered(settings);
    const browser = cookieOf(request.headers, signInCookieName()) ?? newToken();
    const [verifier, state, nonce] = [
      client.randomPKCECodeVerifier(),
      client.randomState(),
      client.randomNonce(),
    ];
    const data: z.input<typeof UnderWay> = { verifier, nonce, back, browser: hashOf(browser) };
    await offerOnce("sign-in", hashOf(state), { holdsMs: signInHoldsMs, data });
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${env().identity.publicUrl ?? ""}${callbackPath}`,
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return redirectWithin(address.href, {
      "Set-Cookie": cookieHeader(signInCookieName(), browser, signInHoldsMs),
    });
  } catch (error) {
    return giveUp(error, "provider");
  }
}

/** Receives the browser back from the provider, and begins a session where the provider vouches for its person. */
export async function finishSignIn(request: Request): Promise<Response> {
  const overLimit = peerOverLimit("sign-in");
  if (overLimit !== undefined) return tooManyRequests(overLimit);
  const settings = oidcSettings();
  if (settings === undefined) return redirectWithin("/sign-in");
  const { search, searchParams } = new URL(request.url);
  try {
    const browser = cookieOf(request.headers, signInCookieName());
    const state = searchParams.get("state");
    if (browser === undefined || state === null) return refused("expired");
    const underWay = UnderWay.safeParse((await takeOnce("sign-in", hashOf(state)))?.data).data;
    if (underWay?.browser !== hashOf(browser)) return refused("expired");
    // Over TLS or not, behind a proxy or not: the address that the provider was given is the one that counts.
    const current = new URL(`${env().identity.publicUrl ?? ""}${callbackPath}${search}`);
    const signedIn = await vouchedPerson(settings, current, { ...underWay, state });
    await endSessionOf(request);
    const value = newToken();
    const { lifetimeMs } = env().identity;
    const agent = request.headers.get("user-agent");
    const { providerSession, idToken, ...person } = signedIn;
    const personId = await keepPerson({ ...person, id: randomUUID(), provider: settings.issuer });
    await addSession({
      personId,
      tokenHash: hashOf(value),
      lifetimeMs,
      idToken,
      ...(providerSession !== undefined && { providerSession }),
      ...(agent !== null && { browser: agent }),
    });
    await recordSignIn({ id: personId, name: person.name, provider: settings.issuer, groups: person.groups });
    return redirectWithin(underWay.back, {
      "Set-Cookie": cookieHeader(sessionCookieName(), value, lifetimeMs),
    });
  } catch (error) {
    const isDenied = error instanceof client.AuthorizationResponseError && error.error === "access_denied";
    if (!isDenied) return giveUp(error, "refused");
    await recordRefusedSignIn("The provider answered access_denied.");
    return refused("denied");
  }
}

interface Vouched {
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly groups: readonly string[];
  readonly providerSession?: string;
  readonly idToken: string;
}

/** Who the provider says it is. Rejects where its answer does not belong to this sign-in or is not signed by it. */
async function vouchedPerson(
  settings: OidcSettings,
  current: URL,
  { verifier, nonce, state }: { readonly verifier: string; readonly nonce: string; readonly state: string },
): Promise<Vouched> {
  const configuration = await discovered(settings);
  const tokens = await client.authorizationCodeGrant(configuration, current, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || tokens.id_token === undefined)
    throw new Error("The provider sent no ID token.");
  const needsMore = claims[settings.groupClaim] === undefined || claims["name"] === undefined;
  const more =
    needsMore && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
  const all: Readonly<Record<string, unknown>> = { ...more, ...claims };
  const email = textOf(all["email"]);
  const providerSession = textOf(claims["sid"]);
  return {
    subject: claims.sub,
    name: textOf(all["name"]) ?? textOf(all["preferred_username"]) ?? email ?? claims.sub,
    ...(email !== undefined && { email }),
    groups: groupsOf(all[settings.groupClaim]),
    ...(providerSession !== undefined && { providerSession }),
    idToken: tokens.id_token,
  };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === "string" && claim.trim() !== "" ? claim.slice(0, 200) : undefined;
}

/** A list of names, or one name; what is neither counts as no group. */
function groupsOf(claim: unknown): readonly string[] {
  const list = z.union([z.array(z.string()), z.string().transform((one) => [one])]).safeParse(claim);
  return list.success ? list.data.slice(0, 1_000) : [];
}

/** Signing in replaces what the browser had: a cookie that was planted in it before is worth nothing. */
async function endSessionOf(request: Request): Promise<void> {
  const token = cookieOf(request.headers, sessionCookieName());
  const before = token === undefined ? undefined : await sessionByHash(hashOf(token), env().identity.idleMs);
  if (before !== undefined) await endSessions({ personId: before.personId, sessionId: before.sessionId });
}

function refused(problem: Problem): Response {
  return redirectWithin(`/sign-in?problem=${problem}`);
}

function giveUp(error: unknown, problem: Problem): Response {
  log().warn({ err: error }, "A sign-in did not come to its end");
  return refused(databaseFailureOf(error) === undefined ? problem : "database");
}
