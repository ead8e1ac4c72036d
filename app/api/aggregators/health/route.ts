import { aggregatorsHealth } from "@/lib/aws-config/aggregators/server/read-health";
import { defineRoute } from "@/lib/server/routes/route";

/** How the sources of all aggregators are, in numbers, as far as they are read. */
export const GET = defineRoute({
  requires: "aggregator:read",
  run: async () => Response.json(await aggregatorsHealth(), { headers: { "Cache-Control": "no-store" } }),
});
