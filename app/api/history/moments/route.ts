import { z } from "zod";
import { readStoredMoments } from "@/lib/inventory/server/read-history";
import { Dataset } from "@/lib/inventory/snapshot/dataset";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/history/moments",
  z.object({ dataset: Dataset.default("organization") }),
);

/** When the snapshots of the organization, or of its packs, were taken that can be looked at, newest first. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readStoredMoments(searchOf(request).dataset, session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
