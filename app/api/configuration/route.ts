import { readConfiguration } from "@/lib/security-hub/configuration/server/read-configuration";
import { defineRoute } from "@/lib/server/routes/route";

/** How the organization is configured, as AWS says it now. */
export const GET = defineRoute({
  requires: "configuration:read",
  run: async () => Response.json(await readConfiguration(), { headers: { "Cache-Control": "no-store" } }),
});
