import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { providerHost } from "@/lib/server/sign-in/grants-of-person";
import { sessionsOf } from "@/lib/store/identity/sessions";

/** The sessions of the person who asks, seen last first, and how long sessions last here, in milliseconds. */
export const readOwnSessions = defineRead({
  operation: "canopy:ReadOwnSessions",
  input: z.strictObject({}),
  requires: "signed-in",
  withinOus: "no-targets",
  run: async (_input, session) => {
    const { idleMs, lifetimeMs } = env().identity;
    const rows = await sessionsOf(session.id, idleMs);
    return {
      person: { id: session.id, name: session.name, roles: roleNames(session) },
      provider: providerHost(),
      isProxied: env().identity.provider.kind === "proxy",
      idleMs,
      lifetimeMs,
      sessions: rows.map(({ sessionId, startedAt, seenAt, expiresAt, browser }) => ({
        sessionId,
        isThis: sessionId === session.sessionId,
        startedAt: startedAt.getTime(),
        seenAt: seenAt.getTime(),
        expiresAt: expiresAt.getTime(),
        browser: browser ?? "",
      })),
    };
  },
});
