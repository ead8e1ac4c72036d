import { requireVisibleRun } from "@/lib/runs/server/read-runs";
import { z } from "zod";
import { RunId } from "@/lib/runs/run-id";
import { readUndo } from "@/lib/runs/server/undo-run";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/runs/undo", z.object({ id: RunId }));

/** What undoes a run, as the organization is now. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { id } = await requireVisibleRun(searchOf(request).id, session);
    return Response.json(await readUndo(id), { headers: { "Cache-Control": "no-store" } });
  },
});
