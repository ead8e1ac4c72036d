import { z } from "zod";
import { RunId } from "@/lib/runs/run-id";
import { readRunDetail } from "@/lib/runs/server/read-runs";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/runs/run", z.object({ id: RunId }));

/** One run with its outcomes by cause. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readRunDetail(searchOf(request).id, session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
