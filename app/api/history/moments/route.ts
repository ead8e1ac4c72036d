import { readStoredMoments } from "@/lib/inventory/server/read-history";
import { defineRoute } from "@/lib/server/routes/route";

/** When the snapshots of the organization were taken that can be looked at, newest first. */
export const GET = defineRoute({
  requires: "organization:read",
  run: async () => Response.json(await readStoredMoments(), { headers: { "Cache-Control": "no-store" } }),
});
