import { readAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";
import { defineRoute } from "@/lib/server/routes/route";

/** The aggregators of all Regions that Canopy looks into. */
export const GET = defineRoute({
  requires: "aggregator:read",
  run: async () => Response.json(await readAggregatorList(), { headers: { "Cache-Control": "no-store" } }),
});
