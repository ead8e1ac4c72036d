import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import { jsonResponse } from "@/lib/server/routes/json-response";
import { defineRoute } from "@/lib/server/routes/route";

/** The standards and controls that a policy can choose from, with the time at which AWS was asked. */
export const GET = defineRoute({
  requires: "policy:read",
  withinOus: "no-targets",
  run: async (request) => jsonResponse(request, await policyCatalogue()),
});
