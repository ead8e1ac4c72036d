import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";
import { encodePackRules, packRulesOf } from "@/lib/aws-config/compliance/table/pack-rules";
import { PackName } from "@/lib/aws-config/packs/model";
import { complianceFor } from "@/lib/inventory/serve/within-ous";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch("GET /api/compliance/rules", z.object({ pack: PackName }));

/** The rules of a pack and the accounts that fail them, as columns; 204 while nothing is known of the pack. */
export const GET = defineRoute({
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { pack } = searchOf(request);
    const snapshot = await complianceFor(session);
    const rules = snapshot && packRulesOf(snapshot, pack);
    const headers = { "Cache-Control": "no-store" };
    if (rules === undefined) return new Response(null, { status: 204, headers });
    const body = new Uint8Array(await promisify(gzip)(encodePackRules(rules)));
    return new Response(body, { headers: { ...headers, "Content-Type": "application/gzip" } });
  },
});
