import { snapshotFor } from "@/lib/inventory/serve/within-ous";
import { organizationKind } from "@/lib/inventory/serve/kinds/organization-kind";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of the organization as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    servedSnapshot(organizationKind, await snapshotFor(session), request.headers),
});
