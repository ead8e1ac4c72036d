import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { sourcesPart } from "@/lib/inventory/aggregators/source-readings";
import { invalidInput } from "@/lib/server/admit";
import { defineRoute, failureResponse } from "@/lib/server/route";

const Question = z.object({
  region: Region,
  name: AggregatorName,
  reading: z.string().max(100).optional(),
  batches: z.coerce.number().int().min(0).default(0),
});

/** How the sources of an aggregator are, as far as they are read and beyond what the browser has already. */
export const GET = defineRoute({
  requires: "aggregator:read",
  run: (request) => {
    const asked = Question.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) return failureResponse(invalidInput(asked.error));
    const { region, name, reading, batches } = asked.data;
    const known = reading === undefined ? undefined : { id: reading, batches };
    const part = sourcesPart({ region, name, known });
    return Response.json(part, { headers: { "Cache-Control": "no-store" } });
  },
});
