import { z } from "zod";
import { RunState } from "@/lib/runs/run";
import { readRunList } from "@/lib/runs/server/read-runs";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const Search = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  /** With commas between them. */
  states: z
    .string()
    .max(100)
    .transform((list) => list.split(","))
    .pipe(z.array(RunState))
    .optional(),
});
const searchOf = defineSearch("GET /api/runs", Search);

/** The caller's runs, newest first, a page at a time. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) =>
    Response.json(await readRunList(searchOf(request), session), {
      headers: { "Cache-Control": "no-store" },
    }),
});
