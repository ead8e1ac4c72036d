import { z } from "zod";
import { organizationKind } from "@/lib/inventory/serve/kinds/organization-kind";
import { servedAt } from "@/lib/inventory/serve/snapshot-at";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/inventory/snapshot/as-of",
  z.object({ at: z.coerce.number().int().positive() }),
);

/** The organization as Canopy knew it at an instant, as columns; 404 where no snapshot of then is kept. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request) => servedAt(organizationKind, searchOf(request).at),
});
