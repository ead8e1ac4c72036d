import { jsonResponse } from "@/lib/server/routes/json-response";
import { defineRoute } from "@/lib/server/routes/route";
import { readViews } from "@/lib/views/server/read-views";

/** One's own saved views and those that are shared. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) => jsonResponse(request, { views: await readViews(session) }),
});
