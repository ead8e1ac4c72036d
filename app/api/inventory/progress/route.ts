import { progressEvents } from "@/lib/inventory/progress-events";
import { defineRoute } from "@/lib/server/route";

/** How far the collection is, as server-sent events while it happens. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request) =>
    new Response(progressEvents(request.signal), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // Neither Next's compression nor a proxy may hold events back to make them smaller.
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    }),
});
