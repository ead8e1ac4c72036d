import { z } from "zod";
import { RunId } from "@/lib/runs/run";
import { readUndo } from "@/lib/runs/server/undo-run";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/runs/undo", z.object({ id: RunId }));

/** What undoes a run, as the organization is now. */
export const GET = defineRoute({
  requires: "association:read",
  run: async (request) =>
    Response.json(await readUndo(searchOf(request).id), { headers: { "Cache-Control": "no-store" } }),
});
