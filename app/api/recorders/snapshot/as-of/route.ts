import { z } from "zod";
import { recorderKind } from "@/lib/inventory/serve/recorder-kind";
import { servedAt } from "@/lib/inventory/serve/snapshot-at";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/recorders/snapshot/as-of",
  z.object({ at: z.coerce.number().int().positive() }),
);

/** Recorder coverage as Canopy knew it at an instant, as columns; 404 where no snapshot of then is kept. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request) => servedAt(recorderKind, searchOf(request).at),
});
