import { z } from "zod";
import { type TrendRow, trendRows } from "@/components/inventory/compliance-trend/trend-rows";
import { TrendSearch } from "@/lib/aws-config/compliance/trend/trend-question";
import { exportFormats } from "@/lib/format/export-formats";
import { readComplianceTrend } from "@/lib/inventory/server/read-compliance-trend";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const searchOf = defineSearch(
  "GET /api/compliance/trend/export",
  TrendSearch.extend({ format: z.enum(exportFormats).default("csv") }),
);

const columns = [
  ["collected", "Collected"],
  ["nonCompliant", "Non-compliant"],
  ["compliant", "Compliant"],
  ["insufficientData", "Insufficient data"],
  ["notEvaluated", "Not evaluated"],
  ["notCovered", "Not covered"],
  ["notRead", "Not read"],
  ["unknown", "Not known"],
  ["withoutPack", "Without a pack"],
  ["rulesNonCompliant", "Non-compliant rules"],
  ["rulesCompliant", "Compliant rules"],
  ["rulesTotal", "Rules"],
  ["packChanges", "Changes of packs since the line before"],
] as const satisfies readonly (readonly [keyof TrendRow, string])[];

/** How compliance developed as the page shows it with these parameters, as Excel, CSV or JSON. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { format, ...question } = searchOf(request);
    const trend = await readComplianceTrend(question, session);
    return downloadResponse({
      name: "compliance-trend",
      format,
      asOf: trend.points.at(-1)?.at ?? Date.now(),
      columns,
      rows: trendRows(trend).values(),
      about: { ...question, counts: question.kind === "account" ? "packs" : "accounts" },
      parts: [],
    });
  },
});
