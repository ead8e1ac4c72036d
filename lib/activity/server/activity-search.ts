import "server-only";
import { z } from "zod";
import { ActivityQuestion } from "../activity";

const { q, by, operation, target, policy, result, from, until, run } = ActivityQuestion.shape;

/** A list in one search parameter, as JSON. */
function jsonList<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(6_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "This is a JSON list." });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .exactOptional();
}

/** An entry of the record. */
export const EntryNumber = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The question of a route for activity, as `activitySearch` writes it. */
export const ActivitySearch = z.object({
  q,
  from,
  until,
  run,
  by: jsonList(by.unwrap()),
  operation: jsonList(operation.unwrap()),
  target: jsonList(target.unwrap()),
  policy: jsonList(policy.unwrap()),
  result: jsonList(result.unwrap()),
  upTo: EntryNumber.optional(),
});
