import { encodeCompliance, withoutFailures } from "@/lib/aws-config/compliance/table/compliance-codec";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { complianceKind } from "@/lib/inventory/serve/compliance-kind";
import { complianceFor } from "@/lib/inventory/serve/within-ous";
import { servedSnapshot } from "@/lib/inventory/serve/served-snapshot";
import { defineRoute } from "@/lib/server/routes/route";

/** As browsers get it: which account fails which rule is most of the bytes, and asked for pack by pack. */
const servedKind = {
  ...complianceKind,
  encode: (snapshot: ComplianceSnapshot) => encodeCompliance(withoutFailures(snapshot)),
};

/** The newest snapshot of compliance as columns, with its version as the ETag; 204 while there is none. */
export const GET = defineRoute({
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (request, session) => servedSnapshot(servedKind, await complianceFor(session), request.headers),
});
