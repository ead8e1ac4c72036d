import { approvalRules } from "@/lib/runs/server/plan-facts";
import { defineRoute } from "@/lib/server/routes/route";

/** Which changes need the approval of a second person. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "no-targets",
  run: () => Response.json({ rules: approvalRules() }, { headers: { "Cache-Control": "no-store" } }),
});
