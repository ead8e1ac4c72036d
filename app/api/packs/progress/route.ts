import { progressResponse } from "@/lib/inventory/progress-events";
import { defineRoute } from "@/lib/server/route";

/** How far the collection of the conformance packs is, as server-sent events while it happens. */
export const GET = defineRoute({
  requires: "pack:read",
  run: (request) => progressResponse("conformance-packs", request.signal),
});
