import type { z } from "zod";

/** What AWS shows of a change whose outcome wasn't recorded. */
export type Verdict =
  | { readonly outcome: "done"; readonly found: unknown }
  | { readonly outcome: "not-done" }
  /** `reason` completes the sentence "Whether the change was made can't be known: …". */
  | { readonly outcome: "unknown"; readonly reason: string };

/** A change as the record has it: what was sent, how the target was before, and when, in epoch milliseconds. */
export interface Attempt {
  readonly input: unknown;
  readonly before: unknown;
  readonly at: number;
}

/** AWS's clock and the database's may differ by as much. */
const clockSkewMs = 60_000;

export const notDone: Verdict = { outcome: "not-done" };

export function done(found: unknown): Verdict {
  return { outcome: "done", found };
}

export function unknown(reason: string): Verdict {
  return { outcome: "unknown", reason };
}

/** AWS shows the target neither as it was before nor as it would be after the change. */
export const changedOtherwise = unknown("it was changed in another way since.");

/**
 * Done where the target is as the change makes it, not done where it is as it was before. Where both are the same, the time
 * of its last change decides.
 */
export function compared(
  { at }: Attempt,
  {
    found,
    isAsWanted,
    isAsBefore,
    updatedAt,
  }: {
    readonly found: unknown;
    readonly isAsWanted: boolean;
    readonly isAsBefore: boolean;
    readonly updatedAt: string | undefined;
  },
): Verdict {
  if (isAsWanted && !isAsBefore) return done(found);
  if (!isAsWanted) return isAsBefore ? notDone : changedOtherwise;
  if (updatedAt === undefined) return unknown("it would have changed nothing.");
  return Date.parse(updatedAt) >= at - clockSkewMs ? done(found) : notDone;
}

/** A recorded value as `schema` reads it; undefined where it is something else. */
export function recorded<Output>(schema: z.ZodType<Output>, value: unknown): Output | undefined {
  return schema.safeParse(value).data;
}
