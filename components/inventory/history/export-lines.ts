import type { HistoryEntry } from "@/lib/inventory/snapshot/changes/history";
import { changeLabels, valueLabels } from "./change-labels";

/** A change as a line of a file. */
export interface HistoryRow {
  readonly seenAt: string;
  readonly since: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly subject: string;
  readonly pack: string;
  readonly before: string;
  readonly after: string;
  readonly changedBy: string;
  readonly run: string | number;
}

export function historyRow(entry: HistoryEntry): HistoryRow {
  const { before, after } = valueLabels(entry);
  return {
    seenAt: new Date(entry.seenAt).toISOString(),
    since: new Date(entry.since).toISOString(),
    kind: changeLabels[entry.kind],
    subjectId: entry.subject,
    subject: entry.subjectName,
    pack: entry.kind === "pack-status" ? entry.pack : "",
    before: before.text,
    after: after.text,
    changedBy: entry.cause === undefined ? "" : causeLabels[entry.cause],
    run: entry.run?.number ?? "",
  };
}

/** Who made a change. */
export const causeLabels = { canopy: "Canopy", elsewhere: "Changed elsewhere" } as const;
