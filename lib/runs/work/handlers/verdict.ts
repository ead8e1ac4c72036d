import type { z } from "zod";
import type { Accepted, Verification } from "./step-handler";

/** AWS's clock and the database's may differ by as much. */
export const CLOCK_SKEW_MS = 60_000;

export const notDone: Verification = { outcome: "not-done" };

export function done(accepted: Accepted): Verification {
  return { outcome: "done", accepted };
}

export function unknown(reason: string): Verification {
  return { outcome: "unknown", reason };
}

/** AWS shows the object neither as it was before nor as it would be after the change. */
export const changedOtherwise = unknown("it was changed in another way since.");

/**
 * Done where the object is as the change makes it, not done where it is as it was before. Where both are the same, the time
 * of its last change decides.
 * @param at when the request was sent, in epoch milliseconds
 */
export function compared(
  { at }: { readonly at: number },
  {
    accepted,
    isAsWanted,
    isAsBefore,
    updatedAt,
  }: {
    readonly accepted: Accepted;
    readonly isAsWanted: boolean;
    readonly isAsBefore: boolean;
    readonly updatedAt: string | undefined;
  },
): Verification {
  if (isAsWanted && !isAsBefore) return done(accepted);
  if (!isAsWanted) return isAsBefore ? notDone : changedOtherwise;
  if (updatedAt === undefined) return unknown("it would have changed nothing.");
  return Date.parse(updatedAt) >= at - CLOCK_SKEW_MS ? done(accepted) : notDone;
}

/** A recorded value as `schema` reads it; undefined where it is something else. */
export function recorded<Output>(schema: z.ZodType<Output>, value: unknown): Output | undefined {
  return schema.safeParse(value).data;
}
