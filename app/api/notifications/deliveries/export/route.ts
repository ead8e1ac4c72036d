import { z } from "zod";
import { deliveryLabel } from "@/components/notifications/notification-labels";
import { exportFormats } from "@/lib/format/export-formats";
import type { Delivery } from "@/lib/notifications/delivery";
import { DestinationId } from "@/lib/notifications/destination";
import { mostExported, readWholeLog } from "@/lib/notifications/server/read-notifications";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";

const columns = [
  ["id", "Message ID"],
  ["createdAt", "Created"],
  ["title", "Message"],
  ["rule", "Rule"],
  ["destination", "Destination"],
  ["state", "State"],
  ["attempts", "Attempts"],
  ["lastAttemptAt", "Last attempt"],
  ["lastAnswer", "Last answer"],
  ["settledAt", "Settled"],
] as const;

const searchOf = defineSearch(
  "GET /api/notifications/deliveries/export",
  z.object({ destination: DestinationId.optional(), format: z.enum(exportFormats).default("csv") }),
);

/** The log of deliveries that the page shows, the newest hundred thousand of them, as CSV, JSON or an Excel file. */
export const GET = defineRoute({
  requires: "data:export",
  run: async (request) => {
    const { format, destination } = searchOf(request);
    const deliveries = await readWholeLog(destination);
    return downloadResponse({
      name: "notifications",
      format,
      asOf: Date.now(),
      columns,
      rows: deliveries.map(rowOf).values(),
      about: { filter: { destination }, isCut: deliveries.length === mostExported },
      parts: [],
    });
  },
});

function rowOf(delivery: Delivery): Readonly<Record<(typeof columns)[number][0], string | number>> {
  const { id, createdAt, title, ruleName, destinationName, attempts, tries, settledAt } = delivery;
  const last = tries.at(-1);
  return {
    ...{ id, createdAt, title, attempts },
    rule: ruleName ?? "",
    destination: destinationName,
    state: deliveryLabel(delivery).word,
    lastAttemptAt: last?.at ?? "",
    lastAnswer: last === undefined ? "" : (last.problem ?? `HTTP ${last.status ?? "success"}`),
    settledAt: settledAt ?? "",
  };
}
