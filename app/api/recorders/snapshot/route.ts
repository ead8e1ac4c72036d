import { recorderKind } from "@/lib/inventory/serve/kinds/recorder-kind";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { recordersFor } from "@/lib/inventory/serve/within-ous";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of recorder coverage as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) => servedSnapshot(recorderKind, await recordersFor(session), request.headers),
});
