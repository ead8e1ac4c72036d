import { z } from "zod";
import { shownComplianceKind } from "@/lib/inventory/serve/kinds/compliance-kind";
import { servedAt } from "@/lib/inventory/serve/snapshot-at";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/compliance/snapshot/as-of",
  z.object({ at: z.coerce.number().int().positive() }),
);

/** Compliance as Canopy knew it at an instant, as columns; 404 where no snapshot of then is kept. */
export const GET = defineRoute({
  requires: "pack:read",
  run: (request) => servedAt(shownComplianceKind, searchOf(request).at),
});
