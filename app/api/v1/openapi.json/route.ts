import packageJson from "@/package.json";
import { openApiDocument } from "@/lib/api/server/openapi";
import { defineRoute } from "@/lib/server/routes/route";

/** The API as OpenAPI 3.1, for people who are signed in. */
export const GET = defineRoute({
  requires: "signed-in",
  withinOus: "no-targets",
  run: () =>
    Response.json(openApiDocument({ version: packageJson.version }), {
      headers: { "Cache-Control": "no-store" },
    }),
});
