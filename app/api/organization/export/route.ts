import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { filterOf, organizationParsers } from "@/components/organization/search-params";
import { governed, matched } from "@/components/organization/tree-model";
import { FailureError } from "@/lib/core/failure";
import { currentSnapshot } from "@/lib/inventory/current-snapshot";
import { type GovernedTarget, governedTargets } from "@/lib/security-hub/governed-targets";
import { downloadResponse } from "@/lib/server/download";
import { defineRoute } from "@/lib/server/route";

const load = createLoader({
  ...organizationParsers,
  format: parseAsStringLiteral(["csv", "json"]).withDefault("csv"),
});

const columns = [
  ["targetId", "Target ID"],
  ["targetName", "Target name"],
  ["targetType", "Target type"],
  ["email", "Email"],
  ["accountState", "Account state"],
  ["path", "Path"],
  ["configuration", "Configuration"],
  ["configurationId", "Configuration ID"],
  ["associationType", "Association type"],
  ["appliedAt", "Applied at"],
  ["associationStatus", "Association status"],
  ["cause", "Cause"],
  ["message", "Message"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof GovernedTarget, string])[];

/** Every target that the parameters of the organization page let through, with what governs it, as CSV or JSON. */
export const GET = defineRoute({
  requires: "organization:read",
  run: async (request) => {
    const params = load(request);
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) {
      throw new FailureError({
        code: "not-found",
        message: "Nothing has been collected yet that could be saved.",
      });
    }
    const { tree, governance, meta } = snapshot;
    const filter = filterOf(params);
    const nowSeconds = Math.floor(Date.now() / 1000);
    const { matches } = matched(governed(snapshot, nowSeconds), filter, nowSeconds);
    const { viewer, organizationId } = meta;
    return downloadResponse({
      name: "organization",
      format: params.format,
      asOf: meta.takenAt,
      columns,
      rows: governedTargets(tree, governance, matches, meta.managementAccountId),
      about: { organizationId, viewer, filter },
      parts: [meta],
    });
  },
});
