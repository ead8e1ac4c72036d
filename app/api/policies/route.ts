import { currentPolicies } from "@/lib/security-hub/policies/server/current-policies";
import { jsonResponse } from "@/lib/server/routes/json-response";
import { defineRoute } from "@/lib/server/routes/route";

/** All policies with what they configure and govern; 204 while there is no snapshot. */
export const GET = defineRoute({
  requires: "policy:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const overview = await currentPolicies(session);
    if (overview !== undefined) return jsonResponse(request, overview);
    return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  },
});
