import { readBlockers } from "@/lib/security-hub/configuration/server/read-configuration";
import { defineRoute } from "@/lib/server/routes/route";

/** Blockers of LOCAL, as AWS says it now. */
export const GET = defineRoute({
  requires: "configuration:read",
  run: async () => Response.json(await readBlockers(), { headers: { "Cache-Control": "no-store" } }),
});
