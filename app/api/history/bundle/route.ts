import { z } from "zod";
import { readHistoryBundle } from "@/lib/inventory/server/read-history";
import { HistorySearch } from "@/lib/inventory/snapshot/changes/history-question";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/history/bundle",
  HistorySearch.extend({ snapshot: z.coerce.number().int().positive(), key: z.string().max(400) }),
);

/** The newest changes of one bundle. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { snapshot, key, ...question } = searchOf(request);
    const entries = await readHistoryBundle(question, { snapshotId: snapshot, key }, session);
    return Response.json(entries, { headers: { "Cache-Control": "no-store" } });
  },
});
