import { z } from "zod";
import { EntryNumber } from "@/lib/activity/server/activity-search";
import { readActivityChange } from "@/lib/activity/server/read-activity";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/activity/change", z.object({ id: EntryNumber }));

/** One change with all that is recorded of it. */
export const GET = defineRoute({
  requires: "audit:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readActivityChange(searchOf(request).id, session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
