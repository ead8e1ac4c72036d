import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { requireAggregator } from "@/lib/inventory/serve/aggregators/read-list";
import { sourcesPart } from "@/lib/inventory/serve/aggregators/source-readings";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const questionIn = defineSearch(
  "GET /api/aggregators/sources",
  z.object({
    region: Region,
    name: AggregatorName,
    reading: z.string().max(100).optional(),
    batches: z.coerce.number().int().min(0).default(0),
  }),
);

/** How the sources of an aggregator are, as far as they are read and beyond what the browser has already. */
export const GET = defineRoute({
  requires: "aggregator:read",
  run: async (request) => {
    const { region, name, reading, batches } = questionIn(request);
    await requireAggregator({ region, name });
    const known = reading === undefined ? undefined : { id: reading, batches };
    const part = await sourcesPart({ region, name, known });
    return Response.json(part, { headers: { "Cache-Control": "no-store" } });
  },
});
