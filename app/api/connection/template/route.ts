import { z } from "zod";
import { templateFiles, templateKinds, templateText } from "@/lib/connection/role-templates";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/connection/template",
  z.strictObject({
    kind: z.enum(templateKinds, { error: `Choose a kind of template: ${templateKinds.join(" or ")}.` }),
  }),
);

/** The template that makes Canopy's roles, as a file. */
export const GET = defineRoute({
  requires: "configuration:read",
  run: (request) => {
    const { kind } = searchOf(request);
    return new Response(templateText(kind), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="${templateFiles[kind]}"`,
        "Cache-Control": "no-store",
      },
    });
  },
});
