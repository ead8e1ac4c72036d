import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { packExportParsers } from "@/components/packs/export-query";
import {
  compareAttention,
  compareCompliance,
  countedOrder,
  packsByPlace,
  placeKey,
} from "@/components/packs/counted-order";
import { descendingFirst, exportedPackFields, orderedPacks } from "@/components/packs/columns/pack-columns";
import { packLines } from "@/components/packs/pack-lines";
import { packSources } from "@/components/packs/columns/pack-column";
import { countedCompliance } from "@/components/packs/derived-view";
import { packFilterOf } from "@/components/inventory/addresses/packs-address";
import { orderOf } from "@/components/ui/rows/sort-order";
import { type Deployment, deployments } from "@/lib/aws-config/packs/deployments";
import {
  causeSummaries,
  type CauseSummary,
  packPlaces,
  type PlaceSummary,
  placeSummaries,
} from "@/lib/aws-config/packs/pack-summaries";
import { unitCounts } from "@/lib/aws-config/packs/pack-counts";
import { placePacks, withoutRecorder } from "@/lib/aws-config/packs/table/placed-packs";
import {
  countedTest,
  isEmptyPackFilter,
  matchesPackFilter,
  packsInQuestion,
} from "@/lib/aws-config/packs/table/pack-filter";
import { compliancePlaces } from "@/lib/aws-config/compliance/compliance-counts";
import {
  rankedRuleLines,
  type RuleAccountLine,
  ruleAccountLines,
  type RuleLine,
} from "@/lib/aws-config/compliance/rule-lines";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { recorderLabels } from "@/components/inventory/recorders/recorder-labels";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { placeRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import { unitAt } from "@/lib/organizations/places";
import { FailureError } from "@/lib/core/failure-error";
import { loadAsOfParams } from "@/components/inventory/as-of/as-of-address";
import { complianceKind } from "@/lib/inventory/serve/kinds/compliance-kind";
import { organizationKind } from "@/lib/inventory/serve/kinds/organization-kind";
import { packKind } from "@/lib/inventory/serve/kinds/pack-kind";
import { snapshotAt } from "@/lib/inventory/serve/snapshot-at";
import { recordersAt } from "@/lib/inventory/serve/recorders-at";
import {
  complianceFor,
  packsFor,
  requireWholeView,
  snapshotFor,
  tagsFor,
} from "@/lib/inventory/serve/within-ous";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import { placeTags } from "@/lib/organizations/tags/placed-tags";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute } from "@/lib/server/routes/route";
import { exportFormats } from "@/lib/format/export-formats";

const load = createLoader({
  ...packExportParsers,
  format: parseAsStringLiteral(exportFormats).withDefault("csv"),
});

const deploymentColumns = [
  ["accountId", "Account ID"],
  ["accountName", "Account name"],
  ["email", "Email"],
  ["accountState", "Account state"],
  ["path", "Path"],
  ["tags", "Tags"],
  ["pack", "Conformance pack"],
  ["status", "Status"],
  ["cause", "Cause"],
  ["errorCode", "Error code"],
  ["errorMessage", "Error message"],
  // An excluded account that has the pack all the same counts by its status, so that the places add up.
  ["excluded", "Excluded, no status"],
  ["memberPackName", "Pack name in the account"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof Deployment, string])[];

const complianceColumns = [
  ["compliance", "Compliance"],
  ["nonCompliantRules", "Non-compliant rules"],
  ["compliantRules", "Compliant rules"],
  ["totalRules", "Rules"],
] as const satisfies readonly (readonly [keyof Deployment, string])[];

const recorderColumn = ["recorder", "Configuration recorder"] as const;

const ruleColumns = [
  ["pack", "Conformance pack"],
  ["rule", "Rule"],
  ["accounts", "Accounts that fail it"],
] as const satisfies readonly (readonly [keyof RuleLine, string])[];

const ruleAccountColumns = [
  ["pack", "Conformance pack"],
  ["rule", "Rule"],
  ["accountId", "Account ID"],
  ["accountName", "Account name"],
  ["email", "Email"],
  ["path", "Path"],
  ["resources", "Failing resources"],
  ["isCapped", "There are more"],
] as const satisfies readonly (readonly [keyof RuleAccountLine, string])[];

const causeColumns = [
  ["cause", "Cause"],
  ["errorCode", "Error code"],
  ["errorMessage", "Error message"],
  ["accounts", "Accounts"],
  ["deployments", "Failed deployments"],
  ["packs", "Conformance packs"],
] as const satisfies readonly (readonly [keyof CauseSummary, string])[];

const placeColumns = [
  ["pack", "Conformance pack"],
  ["status", "Status of the pack"],
  ["place", "Place"],
  ["failed", "Failed"],
  ["inProgress", "In progress"],
  ["deployed", "Deployed"],
  ["deleted", "Deleted"],
  ["unknown", "Status not known"],
  // An excluded account that has the pack all the same counts by its status, so that the places add up.
  ["excluded", "Excluded, no status"],
  ["withoutRow", "No status"],
] as const satisfies readonly (readonly [keyof PlaceSummary, string])[];

const placeComplianceColumns = [
  ["nonCompliant", "Non-compliant"],
  ["compliant", "Compliant"],
  ["insufficientData", "Insufficient data"],
  ["notEvaluated", "Not evaluated"],
  ["notCovered", "Not covered"],
  ["notRead", "Compliance not read"],
  // An outcome of AWS Config that this version does not know.
  ["otherCompliance", "Compliance not known"],
  ["withoutPack", "Without the pack"],
] as const satisfies readonly (readonly [keyof PlaceSummary, string])[];

/** Each deployment with what is known of the account's recorder in the packs' Region. */
function* withRecorders(rows: Iterable<Deployment>, recorders: RecorderSnapshot | undefined, region: string) {
  for (const row of rows) {
    const { state } = knownRecorder(recorders, row.accountId, region);
    yield { ...row, recorder: recorderLabels[state].word };
  }
}

/** What a view of packs shows with these parameters, as Excel, CSV or JSON; `rows` says what has a row. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const params = load(request);
    const { asof } = loadAsOfParams(request);
    if (asof !== null) requireWholeView(session);
    const [packs, organization] = await Promise.all(
      asof === null
        ? [packsFor(session), snapshotFor(session)]
        : [snapshotAt(packKind, asof.getTime()), snapshotAt(organizationKind, asof.getTime())],
    );
    if (packs === undefined || organization === undefined) {
      throw new FailureError({
        code: "not-found",
        message: "Nothing has been collected yet that could be saved.",
      });
    }
    const compliance = asof === null ? await complianceFor(session) : await complianceAt(asof.getTime());
    const recorders = await recordersAt(session, asof);
    const deployed = {
      ...placePacks(organization.tree, packs),
      recorders: placeRecorders(organization.tree, recorders ?? null, packs.meta.region),
    };
    const laid = compliance && placeCompliance(deployed, compliance);
    const placed = {
      ...deployed,
      ...(laid && { compliance: laid.cells }),
      ...(asof === null && { tags: placeTags(organization.tree, await tagsFor(session)) }),
    };
    const all = packFilterOf(params, params.pack);
    const isByCause = params.rows === "failures" || params.rows === "causes";
    const filter = isByCause ? { ...all, onlyFailed: true } : all;
    const { deployedBy, region } = packs.meta;
    // The time that follows in the name is that of the snapshot.
    const mark = asof === null ? "" : "-as-of";
    const file = {
      format: params.format,
      asOf: packs.meta.takenAt,
      about: { deployedBy, region, filter, ...(asof !== null && { asOfRequested: asof.toISOString() }) },
      // Names, OUs and states of the accounts are the organization's, and the filter goes by them.
      parts: [packs.meta, organization.meta],
    };
    switch (params.rows) {
      case "causes": {
        const rows = causeSummaries(placed, filter);
        return downloadResponse({
          ...file,
          name: `conformance-pack-causes${mark}`,
          columns: causeColumns,
          rows,
        });
      }
      case "packs": {
        const columns = exportedPackFields.map(({ key, title }) => [key, title] as const);
        const rows = packLines(
          packs,
          orderedPacks(
            packSources(packs, undefined, (pack) => withoutRecorder(placed, pack)),
            orderOf(params, descendingFirst),
          ),
        );
        return downloadResponse({ ...file, name: `conformance-packs${mark}`, columns, rows });
      }
      case "places": {
        const { tree } = organization;
        const isCounted = isEmptyPackFilter(filter)
          ? undefined
          : countedTest(placed, matchesPackFilter(placed, filter), filter);
        const scope = unitAt(tree, filter.within);
        const places = packPlaces(tree, unitCounts(placed, isCounted), scope);
        const comply = laid && compliancePlaces(tree, countedCompliance(placed, laid, isCounted), scope);
        const order = countedOrder(
          params,
          places.map((place) => placeKey(place, tree.ids)),
        );
        const shown =
          comply !== undefined && params.show === "compliance"
            ? packsByPlace(placed, comply, order, compareCompliance)
            : packsByPlace(placed, places, order, compareAttention);
        const asked = new Set(packsInQuestion(placed, filter));
        return downloadResponse({
          ...file,
          name: `conformance-places${mark}`,
          columns: comply === undefined ? placeColumns : [...placeColumns, ...placeComplianceColumns],
          rows: placeSummaries(
            placed,
            places,
            shown.filter((pack) => asked.has(pack)),
            comply,
          ),
        });
      }
      case "deployments":
      case "failures": {
        const rows = deployments(placed, filter, hasAllAccounts(organization.meta), laid);
        return downloadResponse({
          ...file,
          name: `conformance-packs${mark}`,
          columns: [...deploymentColumns, ...(laid === undefined ? [] : complianceColumns), recorderColumn],
          rows: withRecorders(rows, recorders, region),
        });
      }
      case "rules":
        return downloadResponse({
          ...file,
          ...asOfCompliance(compliance),
          name: "conformance-pack-rules",
          columns: ruleColumns,
          rows: rankedRuleLines(placed, filter, compliance).values(),
        });
      case "rule-accounts":
        return downloadResponse({
          ...file,
          ...asOfCompliance(compliance),
          name: "conformance-pack-rule-accounts",
          columns: ruleAccountColumns,
          rows: ruleAccountLines(placed, filter, compliance, params.rule ?? "").values(),
        });
    }
  },
});

/** Undefined where no compliance of then is kept: deployments are saved without it. */
async function complianceAt(at: number): Promise<ComplianceSnapshot | undefined> {
  try {
    return await snapshotAt(complianceKind, at);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}

/** When compliance was read, which is later than the packs. */
function asOfCompliance(compliance: ComplianceSnapshot | undefined) {
  if (compliance === undefined) {
    const message = "Compliance has not been collected yet, so that it could be saved.";
    throw new FailureError({ code: "not-found", message });
  }
  return { asOf: compliance.meta.takenAt };
}
