"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import { defineWrite } from "@/lib/server/action";
import { failureFrom } from "@/lib/server/failure-from";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { endSessions } from "@/lib/store/identity/sessions";
import { endSessionAddress } from "./oidc/logout";

/** Ends one of the person's own sessions, in another browser. Fails as `not-found` where it is over already. */
export const endOwnSession = defineWrite({
  operation: "canopy:EndSession",
  input: z.strictObject({ sessionId: z.uuid().max(36, "A session id is a UUID.") }),
  requires: "signed-in",
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
 * Signs the person out in this browser or in all of theirs, and where asked at the provider too. Answers where the browser
 * goes from here.
 */
export const signOut = defineWrite({
  operation: "canopy:SignOut",
  input: z.strictObject({ where: z.enum(["here", "everywhere", "provider"]) }),
  requires: "signed-in",
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
