import { z } from "zod";
import { PlanId } from "@/lib/runs/plans/plan-reference";
import { readPlanDetail } from "@/lib/runs/plans/server/read-plans";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/plans/plan", z.object({ id: PlanId }));

/** One plan, with what changed since its review and what the person who asks may do with it. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readPlanDetail(searchOf(request).id, session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
