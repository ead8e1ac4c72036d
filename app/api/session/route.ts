import { defineRoute } from "@/lib/server/routes/route";

/** Who is signed in: a page whose session has ended asks whether its person is back. */
export const GET = defineRoute({
  requires: "signed-in",
  withinOus: "no-targets",
  run: (_request, { id, name }) => Response.json({ id, name }, { headers: { "Cache-Control": "no-store" } }),
});
