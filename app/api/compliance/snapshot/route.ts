import { shownComplianceKind } from "@/lib/inventory/serve/kinds/compliance-kind";
import { complianceFor } from "@/lib/inventory/serve/within-ous";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of compliance as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    servedSnapshot(shownComplianceKind, await complianceFor(session), request.headers),
});
