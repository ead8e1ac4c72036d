import { z } from "zod";
import { Failure } from "./failure";

/** The schema of a `Result`, for parts of an answer that succeed or fail each on its own. */
export function resultSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: Failure }),
  ]);
}
