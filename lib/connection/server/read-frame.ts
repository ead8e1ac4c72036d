import "server-only";
import { z } from "zod";
import { rememberedOrigin } from "@/lib/inventory/serve/data-origin";
import { rememberedNotStored } from "@/lib/inventory/serve/database-health";
import { visibleOus } from "@/lib/inventory/serve/within-ous";
import { env } from "@/lib/env";
import { can, roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { settings, waitingSettings } from "@/lib/server/settings";
import { connectionFor, rememberedConnection } from "./known-connection";

/**
 * What stands around every page: who asks, the connection and where the data come from, as far as this process knows them.
 * Asks neither AWS nor the database.
 */
export const readFrame = defineRead({
  operation: "canopy:ReadFrame",
  input: z.object({}),
  requires: "signed-in",
  withinOus: "own-targets",
  run: (_input, session) => {
    const mayRead = can(session, "organization:read");
    return Promise.resolve({
      connection: mayRead ? connectionFor(session, rememberedConnection()) : undefined,
      connections: session.connections ?? [],
      user: { name: session.name, role: roleNames(session) },
      access: {
        personId: session.id,
        grants: session.grants,
        wayIn: env().identity.provider.kind,
        seesOwnOus: visibleOus(session) !== undefined,
      },
      // What people typed is lost for who doesn't know that nothing is stored.
      banner: rememberedNotStored()?.message ?? settings().banner,
      origin: mayRead ? rememberedOrigin() : undefined,
      /** Of a person who may approve plans. */
      approverId: can(session, "plan:approve") ? session.id : undefined,
      /** Whether a change of the settings waits that the person may approve. */
      hasSettingToApprove:
        can(session, "settings:approve") &&
        waitingSettings().some(({ requestedById }) => requestedById !== session.id),
    });
  },
});
