import { z } from "zod";
import { type HistoryRow, historyRow } from "@/components/inventory/history/export-lines";
import { mostExported, readWholeHistory } from "@/lib/inventory/server/read-history";
import { HistorySearch } from "@/lib/inventory/snapshot/changes/history-question";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";
import { exportFormats } from "@/lib/format/export-formats";

const columns = [
  ["seenAt", "Seen"],
  ["since", "Not before"],
  ["kind", "Change"],
  ["subjectId", "Target ID"],
  ["subject", "Target"],
  ["pack", "Pack"],
  ["before", "Before"],
  ["after", "After"],
  ["changedBy", "Changed by"],
  ["run", "Run"],
] as const satisfies readonly (readonly [keyof HistoryRow, string])[];

const searchOf = defineSearch(
  "GET /api/history/export",
  HistorySearch.extend({ format: z.enum(exportFormats).default("csv") }),
);

/** The changes that a page shows with these parameters, the newest hundred thousand of them, as Excel, CSV or JSON. */
export const GET = defineRoute({
  requires: "data:export",
  withinOus: "own-targets",
  run: async (request, session) => {
    const { format, ...question } = searchOf(request);
    const entries = await readWholeHistory(question, session);
    return downloadResponse({
      name: "history",
      format,
      asOf: Date.now(),
      columns,
      rows: entries.map(historyRow).values(),
      about: { filter: question, isCut: entries.length === mostExported },
      parts: [],
    });
  },
});
