import { FailureError } from "@/lib/core/failure-error";
import { newsResponse, whyNoStream } from "@/lib/inventory/server/news-events";
import { defineRoute } from "@/lib/server/routes/route";

/** Everything that changes, as server-sent events: one stream for all tabs of a browser. */
export const GET = defineRoute({
  requires: "organization:read",
  withinOus: "own-targets",
  run: (request, session) => {
    const full = whyNoStream(session);
    if (full !== undefined) throw new FailureError(full);
    return newsResponse(session, request.signal);
  },
});
