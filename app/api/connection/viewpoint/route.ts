import { readViewpoint } from "@/lib/connection/server/read-viewpoint";
import { defineRoute } from "@/lib/server/route";

/** Through whose eyes Canopy looks, and from where. */
export const GET = defineRoute({
  requires: "organization:read",
  run: async () => Response.json(await readViewpoint(), { headers: { "Cache-Control": "no-store" } }),
});
