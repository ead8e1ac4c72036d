import { z } from "zod";
import { loadPlansParams, plansDescendingFirst } from "@/components/inventory/addresses/plans-address";
import { type PlanRow, planRow } from "@/components/plans/export-lines";
import { listedPlans } from "@/components/plans/list-view";
import { orderOf } from "@/components/ui/rows/sort-order";
import { readAllPlans } from "@/lib/runs/plans/server/read-plans";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";
import { exportFormats } from "@/lib/format/export-formats";

const columns = [
  ["number", "Plan"],
  ["id", "Plan ID"],
  ["title", "Change"],
  ["state", "State"],
  ["revision", "Revision"],
  ["plannedBy", "Planned by"],
  ["editedBy", "Edited by"],
  ["decidedBy", "Decided by"],
  ["decidedAt", "Decided"],
  ["comment", "Comment"],
  ["targets", "Targets"],
  ["accounts", "Accounts"],
  ["reason", "Reason"],
  ["ticket", "Ticket"],
  ["startAt", "Start"],
  ["changeWindow", "Change window"],
  ["createdAt", "Planned"],
  ["changedAt", "Changed"],
] as const satisfies readonly (readonly [keyof PlanRow, string])[];

const searchOf = defineSearch(
  "GET /api/plans/export",
  z.object({ format: z.enum(exportFormats).default("csv") }),
);

/** The plans that the page shows with these parameters, as Excel, CSV or JSON. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { format } = searchOf(request);
    const params = loadPlansParams(request);
    const { q, state, by } = params;
    const plans = listedPlans(await readAllPlans(session), params, orderOf(params, plansDescendingFirst));
    return downloadResponse({
      name: "plans",
      format,
      asOf: Date.now(),
      columns,
      rows: plans.map(planRow).values(),
      about: { filter: { text: q, states: state, plannedBy: by } },
      parts: [],
    });
  },
});
