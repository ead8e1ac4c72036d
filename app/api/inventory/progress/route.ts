import { progressResponse } from "@/lib/inventory/progress-events";
import { defineRoute } from "@/lib/server/route";

/** How far the collection of the organization is, as server-sent events while it happens. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request) => progressResponse("organization", request.signal),
});
