import { connectionFor } from "@/lib/connection/server/known-connection";
import { readConnection } from "@/lib/connection/server/read-connection";
import { defineRoute } from "@/lib/server/routes/route";

/** Through whose eyes Canopy looks, and from where. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_request, session) =>
    Response.json(connectionFor(session, await readConnection()), {
      headers: { "Cache-Control": "no-store" },
    }),
});
