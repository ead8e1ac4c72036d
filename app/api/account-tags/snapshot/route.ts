import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { tagKind } from "@/lib/inventory/serve/kinds/tag-kind";
import { tagsFor } from "@/lib/inventory/serve/within-ous";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest tags of accounts, OUs and the root as columns, with their version as the ETag; 204 while there are none. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (request, session) => servedSnapshot(tagKind, await tagsFor(session), request.headers),
});
