import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { filterOf } from "@/components/inventory/addresses/organization-address";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { FailureError } from "@/lib/core/failure-error";
import { loadAsOfParams } from "@/components/inventory/as-of/as-of-address";
import { organizationKind } from "@/lib/inventory/serve/kinds/organization-kind";
import { snapshotAt } from "@/lib/inventory/serve/snapshot-at";
import { recordersAt } from "@/lib/inventory/serve/recorders-at";
import { placeRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import { requireWholeView, snapshotFor, tagsFor } from "@/lib/inventory/serve/within-ous";
import { exportedFields } from "@/components/organization/tree/columns/tree-columns";
import { orderOf } from "@/components/organization/tree/shown-rows";
import { targetLines } from "@/components/organization/tree/target-lines";
import { treeParsers } from "@/components/organization/tree/tree-address";
import { causeLines, type CauseLine } from "@/lib/security-hub/governance/governed-targets";
import { downloadResponse } from "@/lib/server/routes/download";
import { placeTags } from "@/lib/organizations/tags/placed-tags";
import { defineRoute } from "@/lib/server/routes/route";
import { exportFormats } from "@/lib/format/export-formats";

const load = createLoader({
  ...treeParsers,
  rows: parseAsStringLiteral(["targets", "causes"]).withDefault("targets"),
  format: parseAsStringLiteral(exportFormats).withDefault("csv"),
});

const causeColumns = [
  ["cause", "Cause"],
  ["accounts", "Accounts"],
  ["inactive", "Accounts not active"],
  ["places", "OUs"],
  ["message", "Message"],
  ["remedy", "Remedy"],
] as const satisfies readonly (readonly [keyof CauseLine, string])[];

/**
 * Every target that the parameters of the organization page let through, in the order that they ask for and with what
 * governs it, as Excel, CSV or JSON; with `rows=causes` the causes for which those accounts failed.
 */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const params = load(request);
    const { asof } = loadAsOfParams(request);
    if (asof !== null) requireWholeView(session);
    const snapshot =
      asof === null ? await snapshotFor(session) : await snapshotAt(organizationKind, asof.getTime());
    if (snapshot === undefined) {
      throw new FailureError({
        code: "not-found",
        message: "Nothing has been collected yet that could be saved.",
      });
    }
    const { tree, governance, meta } = snapshot;
    const filter = filterOf(params);
    const nowSeconds = Math.floor(Date.now() / 1000);
    const recorders = await recordersAt(session, asof);
    const placed = placeRecorders(tree, recorders ?? null, meta.caller.region);
    const tags = asof === null ? placeTags(tree, await tagsFor(session)) : undefined;
    const facts = { ...governed(snapshot, nowSeconds, placed), tags };
    const { matches } = matched(facts, filter, nowSeconds);
    const { caller, organizationId } = meta;
    // The time that follows in the name is that of the snapshot.
    const mark = asof === null ? "" : "-as-of";
    const file = {
      format: params.format,
      asOf: meta.takenAt,
      about: { organizationId, caller, filter, ...(asof !== null && { asOfRequested: asof.toISOString() }) },
      parts: recorders === undefined ? [meta] : [meta, recorders.meta],
    };
    if (params.rows === "causes") {
      const rows = causeLines(tree, governance, matches, meta.managementAccountId);
      return downloadResponse({ ...file, name: `organization-causes${mark}`, columns: causeColumns, rows });
    }
    const columns = exportedFields.map(({ key, title }) => [key, title] as const);
    return downloadResponse({
      ...file,
      name: `organization${mark}`,
      columns,
      rows: targetLines(facts, matches, orderOf(facts, params)),
    });
  },
});
