import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";
import { SilenceError } from "./call-action";

const FailureBody = z.object({ failure: Failure });

/**
 * The answer of one of Canopy's own GET routes. Rejects with FailureError only, aborts excepted: with the route's own
 * failure, as `unavailable` where our server is silent, and as `unexpected` where the answer is not what this page knows.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(url, { signal, cache: "no-store" }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    const message = "Canopy's own server did not answer. It may be restarting.";
    throw new SilenceError({ code: "unavailable", message });
  });
  const body: unknown = await response.json().catch(() => undefined);
  signal.throwIfAborted();
  const parsed = schema.safeParse(body);
  if (response.ok && parsed.success) return parsed.data;
  const refused = FailureBody.safeParse(body);
  if (refused.success) throw new FailureError(refused.data.failure);
  throw new FailureError({
    code: "unexpected",
    message: "Canopy's own server answered in a form that this page does not understand. Reload the page.",
    reference: `none: it happened in this browser (${response.status})`,
  });
}
