import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { recorderKind } from "@/lib/inventory/serve/kinds/recorder-kind";
import { servedAt } from "@/lib/inventory/serve/snapshot-at";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/recorders/snapshot/as-of",
  z.object({ at: z.coerce.number().int().positive() }),
);

/** Recorder coverage as Canopy knew it at an instant, as columns; 204 where none of then is kept, which is older than it. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request) =>
    servedAt(recorderKind, searchOf(request).at).catch((error: unknown) => {
      if (error instanceof FailureError && error.failure.code === "not-found")
        return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
      throw error;
    }),
});
