import { z } from "zod";
import { DestinationId } from "@/lib/notifications/destination";
import { readDeliveries } from "@/lib/notifications/server/read-notifications";
import { jsonResponse } from "@/lib/server/routes/json-response";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const Search = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  destination: DestinationId.optional(),
});
const searchOf = defineSearch("GET /api/notifications/deliveries", Search);

/** The log of deliveries, newest first, a page at a time. */
export const GET = defineRoute({
  requires: "notifications:read",
  run: async (request) => {
    const { before, destination } = searchOf(request);
    return jsonResponse(request, await readDeliveries({ before, destinationId: destination }));
  },
});
