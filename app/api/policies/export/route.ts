import { loadPolicyExport } from "@/components/policies/export-query";
import { listedPolicies } from "@/components/policies/policy-order";
import { FailureError } from "@/lib/core/failure-error";
import { currentPolicies } from "@/lib/security-hub/policies/server/current-policies";
import { snapshotFor } from "@/lib/inventory/serve/within-ous";
import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import {
  type DifferenceLine,
  differenceLines,
  type PolicyLine,
  policyLines,
  type PolicyTargetLine,
  policyTargetLines,
} from "@/lib/inventory/snapshot/policies/policy-lines";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute } from "@/lib/server/routes/route";

const policyColumns = [
  ["policy", "Policy"],
  ["policyId", "Policy ID"],
  ["description", "Description"],
  ["securityHub", "Security Hub"],
  ["standards", "Standards"],
  ["controls", "Controls"],
  ["parameters", "Parameters"],
  ["targets", "Applied at targets"],
  ["accounts", "Accounts"],
  ["applied", "Accounts applied"],
  ["inherited", "Accounts inherited"],
  ["failed", "Failed"],
  ["pending", "Pending"],
  ["stuck", "Pending > 24 h"],
  ["succeeded", "In effect"],
  ["overruled", "May not hold"],
  ["inactive", "Not active"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof PolicyLine, string])[];

const targetColumns = [
  ["targetId", "Target ID"],
  ["targetName", "Target name"],
  ["targetType", "Target type"],
  ["accountState", "Account state"],
  ["path", "Path"],
  ["configuration", "Configuration"],
  ["accounts", "Accounts"],
  ["failedAccounts", "Accounts failed"],
  ["pendingAccounts", "Accounts pending"],
  ["overruledAccounts", "Accounts that may not hold"],
  ["associationStatus", "Association status"],
  ["mayNotHold", "May not hold"],
  ["cause", "Cause"],
  ["message", "Message"],
  ["updatedAt", "Updated"],
] as const satisfies readonly (readonly [keyof PolicyTargetLine, string])[];

/** What a view of policies shows with these parameters, as Excel, CSV or JSON; `rows` says what has a row. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const params = loadPolicyExport(request);
    const [overview, snapshot] = await Promise.all([currentPolicies(session), snapshotFor(session)]);
    if (overview === undefined || snapshot === undefined) {
      throw new FailureError({
        code: "not-found",
        message: "Nothing has been collected yet that could be saved.",
      });
    }
    // Without it standards go by their ARNs; the page says why, and a file need not fail for it.
    const catalogue = await policyCatalogue().catch(() => undefined);
    const { meta } = overview;
    const unread = [
      ...overview.policies.flatMap(({ summary, failure }) =>
        failure === undefined ? [] : [{ part: "policy-settings" as const, of: summary.name }],
      ),
      ...(catalogue?.missingParts ?? [{ part: "catalogue" as const }]),
    ];
    const { organizationId, caller, takenAt } = meta;
    const parts = [meta, { complete: true, missingParts: unread }];
    const file = { format: params.format, asOf: takenAt, parts };
    const about = { organizationId, caller };
    switch (params.rows) {
      case "policies": {
        const { q } = params;
        const rest = q.trim() === "" ? overview : undefined;
        return downloadResponse({
          ...file,
          name: "configuration-policies",
          columns: policyColumns,
          rows: policyLines(listedPolicies(overview.policies, params), rest, catalogue),
          about: { ...about, filter: { text: q } },
        });
      }
      case "targets": {
        const { summary } = requirePolicy(overview, params.id, "id");
        return downloadResponse({
          ...file,
          name: "configuration-policy-targets",
          columns: targetColumns,
          rows: policyTargetLines(snapshot, summary.id, Math.floor(Date.now() / 1000)),
          about: { ...about, policy: summary.name },
        });
      }
      case "differences": {
        const one = requirePolicy(overview, params.a, "a");
        const other = requirePolicy(overview, params.b, "b");
        const columns = [
          ["section", "Section"],
          ["setting", "Setting"],
          ["detail", "Title"],
          ["one", one.summary.name],
          ["other", other.summary.name],
          ["differs", "Differs"],
        ] as const satisfies readonly (readonly [keyof DifferenceLine, string])[];
        return downloadResponse({
          ...file,
          name: "configuration-policies-compared",
          columns,
          rows: differenceLines(one, other, catalogue, params.all),
          about: { ...about, one: one.summary.name, other: other.summary.name },
        });
      }
    }
  },
});

function requirePolicy({ policies }: PolicyOverview, id: string | null, field: string): PolicyEntry {
  const entry = policies.find(({ summary }) => summary.id === id);
  if (entry !== undefined) return entry;
  throw new FailureError({
    code: "not-found",
    message: `There is no configuration policy with the id that \`${field}\` names. It may have been deleted since.`,
  });
}
