import { z } from "zod";
import { packKind } from "@/lib/inventory/serve/kinds/pack-kind";
import { servedAt } from "@/lib/inventory/serve/snapshot-at";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/packs/snapshot/as-of",
  z.object({ at: z.coerce.number().int().positive() }),
);

/** The conformance packs as Canopy knew them at an instant, as columns; 404 where no snapshot of then is kept. */
export const GET = defineRoute({
  requires: "pack:read",
  run: (request) => servedAt(packKind, searchOf(request).at),
});
