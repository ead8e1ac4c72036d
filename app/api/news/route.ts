import { newsResponse, whyNoStream } from "@/lib/inventory/news-events";
import { defineRoute, failureResponse } from "@/lib/server/route";

/** Everything that changes, as server-sent events: one stream for all tabs of a browser. */
export const GET = defineRoute({
  requires: "organization:read",
  run: (request, session) => {
    const full = whyNoStream();
    return full === undefined ? newsResponse(session, request.signal) : failureResponse(full);
  },
});
