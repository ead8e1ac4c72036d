import { packsFor } from "@/lib/inventory/serve/within-ous";
import { packKind } from "@/lib/inventory/serve/kinds/pack-kind";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of the conformance packs as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (request, session) => servedSnapshot(packKind, await packsFor(session), request.headers),
});
