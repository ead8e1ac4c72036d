import { z } from "zod";
import { RunId } from "../run-id";
import { ChangeWindow } from "./change-window";

/** A plan has the id of the run that it becomes: it can't be started twice. */
export const PlanId = RunId;
export type PlanId = RunId;

/** Counts up with each edit or new review. An approval belongs to one of them. */
export const PlanRevision = z.int().min(1).max(1_000_000);

/** An instant in UTC, as ISO 8601 writes it. */
export const instant = z.iso.datetime({ message: "A time is an instant in UTC." }).max(30);

/** When a plan is started, and when the requests of its run may be sent. */
export const Schedule = z.strictObject({
  /** Absent: when a person starts it. */
  startAt: instant.exactOptional(),
  /** Absent: at any time. */
  window: ChangeWindow.exactOptional(),
});
export type Schedule = z.infer<typeof Schedule>;
