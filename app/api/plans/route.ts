import { z } from "zod";
import { readPlanList } from "@/lib/runs/plans/server/read-plans";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const Search = z.object({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
const searchOf = defineSearch("GET /api/plans", Search);

/** The caller's plans, newest first, a page at a time. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readPlanList(searchOf(request), session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
