import { z } from "zod";
import { Failure } from "./failure";

/** A part of a read that could not be had. What is shown beside it is true but not complete. */
export const Gap = z.object({
  /** What is missing, in the interface's words: `accounts`, `names of the OUs below ou-ab12-…`, `associations`. */
  part: z.string(),
  failure: Failure,
});
export type Gap = z.infer<typeof Gap>;
