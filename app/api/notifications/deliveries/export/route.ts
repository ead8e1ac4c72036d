import { z } from "zod";
import { deliveryLabel } from "@/components/notifications/notification-labels";
import { exportFormats } from "@/lib/format/export-formats";
import type { Delivery } from "@/lib/notifications/delivery";
import { DestinationId } from "@/lib/notifications/destination";
import { wholeLog } from "@/lib/notifications/server/read-notifications";
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

/** The log of deliveries that the page shows, as CSV, JSON or an Excel file, sent while it is read. */
export const GET = defineRoute({
  requires: "data:export",
  run: (request) => {
    const { format, destination } = searchOf(request);
    return downloadResponse({
      name: "notifications",
      format,
      asOf: Date.now(),
      columns,
      rows: rowsOf(wholeLog(destination)),
      about: { filter: { destination } },
      parts: [],
    });
  },
});

async function* rowsOf(deliveries: AsyncGenerator<Delivery, void, undefined>) {
  for await (const delivery of deliveries) yield rowOf(delivery);
}

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
