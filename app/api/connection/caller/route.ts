import { readConnection } from "@/lib/connection/server/read-connection";
import { defineRoute } from "@/lib/server/routes/route";

/** Through whose eyes Canopy looks, and from where. */
export const GET = defineRoute({
  requires: "organization:read",
  run: async () => Response.json(await readConnection(), { headers: { "Cache-Control": "no-store" } }),
});
