import { readNotificationSettings } from "@/lib/notifications/server/read-notifications";
import { jsonResponse } from "@/lib/server/routes/json-response";
import { defineRoute } from "@/lib/server/routes/route";

/** Destinations and rules. */
export const GET = defineRoute({
  requires: "notifications:read",
  run: async (request) => jsonResponse(request, await readNotificationSettings()),
});
