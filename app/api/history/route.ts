import { z } from "zod";
import { readHistoryPage } from "@/lib/inventory/server/read-history";
import { HistorySearch } from "@/lib/inventory/snapshot/changes/history-question";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/history",
  HistorySearch.extend({ before: z.coerce.number().int().positive().optional() }),
);

/** A page of what changed, the newest first. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { before, ...question } = searchOf(request);
    const page = await readHistoryPage(question, before, session);
    return Response.json(page, { headers: { "Cache-Control": "no-store" } });
  },
});
