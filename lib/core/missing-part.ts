import { z } from "zod";
import { Failure } from "./failure";

/** A part of a read that could not be had. What is shown beside it is true but not complete. */
export const MissingPart = z.object({
  /** What is missing, in the interface's words: `accounts`, `names of the OUs below ou-ab12-…`, `associations`. */
  part: z.string(),
  failure: Failure,
});
export type MissingPart = z.infer<typeof MissingPart>;

/**
 * What was stored with members of former names, under their present ones: a database outlives the names in the code.
 * Anything but an object comes back as it is.
 */
export function withPresentNames(stored: unknown, formerNames: Readonly<Record<string, string>>): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!parsed.success) return stored;
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, value]) => [formerNames[name] ?? name, value]),
  );
}
