import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { organizationKind } from "@/lib/inventory/serve/organization-kind";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** The newest snapshot of the organization as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "organization:read",
  run: async (request) => servedSnapshot(organizationKind, await currentSnapshot(), request.headers),
});
