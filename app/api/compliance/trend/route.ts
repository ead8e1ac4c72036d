import { TrendSearch } from "@/lib/aws-config/compliance/trend/trend-question";
import { readComplianceTrend } from "@/lib/inventory/server/read-compliance-trend";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/compliance/trend", TrendSearch);

/** How the compliance of a pack, an OU or an account developed, with the changes of packs. */
export const GET = defineRoute({
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readComplianceTrend(searchOf(request), session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
