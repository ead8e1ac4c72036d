"use server";

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { can } from "@/lib/identity/grants";
import { defineWrite } from "@/lib/server/action";
import { failureFrom } from "@/lib/server/failure-from";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { administersCommon } from "./common-to-connections";
import { serviceProvider } from "@/lib/server/sign-in/grants-of-person";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { addToken, revokeToken } from "@/lib/store/identity/api-tokens";
import { keepPerson } from "@/lib/store/identity/people";
import { endSessions } from "@/lib/store/identity/sessions";
import { NewToken, TokenId, tokenPrefix } from "../api-token";
import { endSessionAddress } from "./oidc/logout";

/** Ends one of the person's own sessions, in another browser. Fails as `not-found` where it is over already. */
export const endOwnSession = defineWrite({
  operation: "canopy:EndSession",
  input: z.strictObject({ sessionId: z.uuid().max(36, "A session id is a UUID.") }),
  requires: "signed-in",
  withinOus: "no-targets",
  audit: ({ sessionId }) => ({ target: `session ${sessionId}` }),
  run: async ({ sessionId }, { id: personId }) => {
    const ended = await endSessions({ personId, sessionId });
    forgetSessions();
    if (ended.length === 0)
      throw new FailureError({ code: "not-found", message: "This session has ended already." });
    return { ended: ended.length };
  },
});

/**
 * Ends all sessions of a person, such as one who has left. They may sign in again as far as the provider lets them, and their
 * tokens are revoked apart. Answers how many sessions there were. Fails as `precondition` in another than the first connection.
 */
export const endPersonSessions = defineWrite({
  operation: "canopy:EndSessionsOfPerson",
  input: z.strictObject({ personId: z.string().min(1).max(100) }),
  requires: "settings:write",
  audit: ({ personId }) => ({ target: `sessions of person ${personId}` }),
  run: async ({ personId }, session) => {
    if (!administersCommon(session))
      throw new FailureError({
        code: "precondition",
        message:
          "People sign in to all connections at once: an administrator of the first one ends their sessions.",
      });
    const ended = await endSessions({ personId });
    forgetSessions();
    return { ended: ended.length };
  },
});

/**
 * Signs the person out in this browser or in all of theirs, and where asked at the provider too. Answers where the browser
 * goes from here.
 */
export const signOut = defineWrite({
  operation: "canopy:SignOut",
  input: z.strictObject({ where: z.enum(["here", "everywhere", "provider"]) }),
  requires: "signed-in",
  withinOus: "no-targets",
  audit: ({ where }) => ({ target: where === "here" ? "this browser" : "every browser of the person" }),
  run: async ({ where }, { id: personId, sessionId }) => {
    const ended = await endSessions({
      personId,
      ...(where === "here" && sessionId !== undefined && { sessionId }),
    });
    forgetSessions();
    if (where !== "provider") return { leaveTo: "/sign-in" };
    const mine = ended.find((each) => each.sessionId === sessionId);
    // Whatever becomes of the provider, the sessions with Canopy are over.
    const address = await endSessionAddress(mine?.idToken ?? null).catch((error: unknown) => {
      failureFrom(error, "canopy:SignOut");
      return undefined;
    });
    return { leaveTo: address ?? "/sign-in?problem=provider" };
  },
});

/**
 * Makes a token and answers it, once: only its hash is stored. A personal one asks in the name of the person, a service in a
 * name of its own. Fails as `forbidden` where the person does not have a permission that the token is to include.
 */
export const createToken = defineWrite({
  operation: "canopy:CreateToken",
  input: NewToken,
  requires: ({ kind }) => (kind === "service" ? ["settings:write"] : ["signed-in"]),
  withinOus: "no-targets",
  audit: ({ kind, name }) => ({ target: `${kind} token ${name}` }),
  run: async ({ kind, name, scopes, days }, session) => {
    const lacking = scopes.find((scope) => !can(session, scope));
    if (lacking !== undefined)
      throw new FailureError({
        code: "forbidden",
        message: `You do not have ${lacking} yourself, so a token of yours can't include it.`,
        missing: lacking,
      });
    const token = `${tokenPrefix}${newToken()}`;
    const personId =
      kind === "personal"
        ? session.id
        : await keepPerson({
            id: `service-${randomUUID()}`,
            provider: serviceProvider(),
            subject: randomUUID(),
            name: `Service ${name}`,
            // Its scopes are what limits it: an administrator chose them.
            groups: ["administrator"],
          });
    const row = await addToken({
      ...{ personId, kind, name, scopes, days },
      tokenHash: hashOf(token),
      ending: token.slice(-4),
      createdBy: session.id,
    });
    return { token, id: row.id, expiresAt: row.expiresAt.getTime() };
  },
  recordedOutput: ({ id, expiresAt }) => ({ id, expiresAt }),
});

/** Revokes a token at once: one's own, or any for an administrator of the first connection. Fails as `not-found` for one that has ended. */
export const revokeApiToken = defineWrite({
  operation: "canopy:RevokeToken",
  input: z.strictObject({ id: TokenId }),
  requires: "signed-in",
  withinOus: "no-targets",
  audit: ({ id }) => ({ target: `token ${id}` }),
  run: async ({ id }, session) => {
    const revoked = await revokeToken(id, administersCommon(session) ? undefined : session.id);
    if (revoked === undefined)
      throw new FailureError({
        code: "not-found",
        message: "This token was revoked already, or is not yours.",
      });
    return { name: revoked.name };
  },
});
