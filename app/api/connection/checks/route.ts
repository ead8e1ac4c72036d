import { checkStream } from "@/lib/connection/server/check-stream";
import { defineRoute } from "@/lib/server/routes/route";

/** Checks the connection to AWS and answers what is found, line by line, while it is found. */
export const GET = defineRoute({
  requires: "configuration:read",
  run: (request) =>
    new Response(checkStream(request.signal), {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        // Neither Next's compression nor a proxy may hold lines back to make them smaller.
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    }),
});
