import { z } from "zod";
import { RunId } from "@/lib/runs/run-id";
import { StepPosition } from "@/lib/runs/run-step";
import { StepFilter } from "@/lib/runs/run-step";
import { readRunSteps } from "@/lib/runs/server/read-runs";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const mostSteps = 500;

const Search = z.object({
  id: RunId,
  filter: StepFilter.optional(),
  search: z.string().max(200).optional(),
  cause: z.string().max(2_000).optional(),
  after: z.coerce.number().pipe(StepPosition).optional(),
  offset: z.coerce.number().pipe(StepPosition).optional(),
  limit: z.coerce.number().int().min(1).max(mostSteps).default(mostSteps),
});
const searchOf = defineSearch("GET /api/runs/steps", Search);

/** The steps of a run in its order, a page at a time: from a position, or from so many of those that match. */
export const GET = defineRoute({
  requires: "association:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { id, ...query } = searchOf(request);
    return Response.json(await readRunSteps(id, query, session), {
      headers: { "Cache-Control": "no-store" },
    });
  },
});
