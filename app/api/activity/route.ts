import { z } from "zod";
import { ActivitySearch, EntryNumber } from "@/lib/activity/server/activity-search";
import { readActivityPage } from "@/lib/activity/server/read-activity";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const Search = ActivitySearch.extend({
  /** The `next` of the page before. */
  before: EntryNumber.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
const searchOf = defineSearch("GET /api/activity", Search);

/** The changes of the record that match, newest first, a page at a time. */
export const GET = defineRoute({
  requires: "audit:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { upTo, before, limit, ...question } = searchOf(request);
    return Response.json(await readActivityPage(question, { upTo, before, limit }, session), {
      headers: { "Cache-Control": "no-store" },
    });
  },
});
