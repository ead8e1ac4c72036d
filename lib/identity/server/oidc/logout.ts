import "server-only";
import { peerOverLimit } from "@/lib/server/limits/peer-limits";
import { tooManyRequests } from "@/lib/server/routes/route";
import { createRemoteJWKSet, jwtVerify } from "jose";
import * as client from "openid-client";
import { z } from "zod";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { personBySubject } from "@/lib/store/identity/people";
import { endSessions } from "@/lib/store/identity/sessions";
import { offerOnce } from "@/lib/store/identity/single-uses";
import { recordProviderSignOut } from "../record-sign-in";
import { discovered, oidcSettings, type OidcSettings } from "./provider";

/** How old a logout token may be, and how long it is remembered that it came. */
const tokenHoldsMs = 10 * 60_000;
const event = "http://schemas.openid.net/event/backchannel-logout";

/** What a logout token says: https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken. */
const LogoutToken = z.object({
  jti: z.string().min(1).max(500),
  iat: z.number(),
  sub: z.string().optional(),
  sid: z.string().optional(),
  events: z.looseObject({ [event]: z.looseObject({}) }),
  // A token with a nonce is an ID token.
  nonce: z.undefined().optional(),
});

/**
 * Where the browser goes to end its session at the provider too, and comes back from; undefined where the provider offers no
 * such page. Rejects where the provider does not answer.
 */
export async function endSessionAddress(idToken: string | null): Promise<string | undefined> {
  const settings = oidcSettings();
  if (settings === undefined) return undefined;
  const configuration = await discovered(settings);
  if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
  return client.buildEndSessionUrl(configuration, {
    post_logout_redirect_uri: `${env().identity.publicUrl ?? ""}/sign-in`,
    ...(idToken !== null && { id_token_hint: idToken }),
  }).href;
}

/** Receives the provider's word that a session, or all of a person, has ended. It needs no session: the token is signed. */
export async function receiveBackChannelLogout(request: Request): Promise<Response> {
  const settings = oidcSettings();
  if (settings === undefined) return answer(404);
  const overLimit = peerOverLimit("sign-out");
  if (overLimit !== undefined) return tooManyRequests(overLimit);
  try {
    const form = new URLSearchParams(await request.text());
    const token = await verifiedToken(settings, form.get("logout_token") ?? "");
    if (token === undefined) return answer(400);
    const { sub, sid, jti } = token;
    if (!(await offerOnce("logout-token", `${settings.issuer} ${jti}`, { holdsMs: tokenHoldsMs })))
      return answer(400);
    const person = sub === undefined ? undefined : await personBySubject(settings.issuer, sub);
    if (sid !== undefined) await endSessions({ providerSession: sid, provider: settings.issuer });
    else if (person !== undefined) await endSessions({ personId: person.id });
    forgetSessions();
    if (person !== undefined) await recordProviderSignOut(person);
    return answer(200);
  } catch (error) {
    failureFrom(error, "canopy:BackChannelLogout");
    return answer(503);
  }
}

/** Undefined where the token is not one of the provider's for this client, or is too old. Rejects where its keys can't be had. */
async function verifiedToken(settings: OidcSettings, text: string) {
  const metadata = (await discovered(settings)).serverMetadata();
  if (metadata.jwks_uri === undefined) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(
      text,
      createRemoteJWKSet(new URL(metadata.jwks_uri)),
      {
        issuer: metadata.issuer,
        audience: settings.clientId,
        algorithms: [
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES256",
          "ES384",
          "ES512",
          "EdDSA",
        ],
        maxTokenAge: `${tokenHoldsMs / 1_000}s`,
        clockTolerance: "60s",
      },
    );
    const type = protectedHeader.typ?.toLowerCase();
    const token = LogoutToken.safeParse(payload).data;
    const isOne = type === undefined || type === "jwt" || type === "logout+jwt";
    return isOne && token !== undefined && (token.sub ?? token.sid) !== undefined ? token : undefined;
  } catch (error) {
    log().warn({ err: error }, "A logout token was refused");
    return undefined;
  }
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
