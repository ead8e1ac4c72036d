import { z } from "zod";
import { ChangeWindow } from "@/lib/runs/plans/change-window";
import { instantOfLocal, localOf, type weekdays } from "@/lib/runs/plans/window-times";
import type { Schedule } from "@/lib/runs/plans/plan-reference";

/** The fields of a schedule as they are typed, in local time. */
export interface ScheduleDraft {
  readonly hasStart: boolean;
  /** `2026-11-27T22:00` */
  readonly start: string;
  readonly hasWindow: boolean;
  readonly days: readonly (typeof weekdays)[number][];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** A schedule, or which field is to be corrected and how. */
export type CheckedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | {
      readonly ok: false;
      readonly fields: Readonly<Partial<Record<"start" | "days" | "from" | "to" | "timeZone", string>>>;
    };

/** The fields of a schedule; nights of working days where it has no window yet. */
export function draftOf({ startAt, window }: Schedule, timeZone: string): ScheduleDraft {
  const { days, from, to } = window ?? { days: ["Mon", "Tue", "Wed", "Thu"], from: "22:00", to: "04:00" };
  return {
    hasStart: startAt !== undefined,
    start: startAt === undefined ? "" : localOf(timeZone, Date.parse(startAt)),
    hasWindow: window !== undefined,
    days: ChangeWindow.shape.days.parse(days),
    from,
    to,
    timeZone: window?.timeZone ?? timeZone,
  };
}

const Text = z.record(z.string(), z.string());

/**
 * Reads the fields of a schedule.
 * @param timeZone in which the start was typed
 * @param now a start before it is none, in epoch milliseconds
 */
export function scheduleOf(draft: ScheduleDraft, timeZone: string, now: number): CheckedSchedule {
  const fields: Record<string, string> = {};
  const startAt = draft.hasStart ? instantOfLocal(timeZone, draft.start) : undefined;
  if (draft.hasStart && startAt === undefined) fields["start"] = "Enter the date and time of the start.";
  if (startAt !== undefined && startAt <= now) fields["start"] = "Enter a start that is still to come.";
  const { days, from, to } = draft;
  const window = ChangeWindow.safeParse({ days, from, to, timeZone: draft.timeZone.trim() });
  if (draft.hasWindow && !window.success)
    for (const { path, message } of window.error.issues) fields[String(path[0])] ??= message;
  if (Object.keys(fields).length > 0) return { ok: false, fields: Text.parse(fields) };
  return {
    ok: true,
    schedule: {
      ...(startAt !== undefined && { startAt: new Date(startAt).toISOString() }),
      ...(draft.hasWindow && window.success && { window: window.data }),
    },
  };
}
