import { currentSnapshot } from "@/lib/inventory/current-snapshot";
import { servedSnapshot } from "@/lib/inventory/served-snapshot";
import { defineRoute } from "@/lib/server/route";

/**
 * The newest snapshot as columns, with its version as the ETag; 204 while there is none. That is no failure: the first
 * collection is on its way, and a browser would complain about a 404 on its console.
 */
export const GET = defineRoute({
  requires: "organization:read",
  run: async (request) => {
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) {
      return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
    }
    return servedSnapshot(snapshot, request.headers);
  },
});
