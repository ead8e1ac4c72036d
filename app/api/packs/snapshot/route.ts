import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { packKind } from "@/lib/inventory/serve/pack-kind";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of the conformance packs as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "pack:read",
  run: async (request) => servedSnapshot(packKind, await currentPacks(), request.headers),
});
