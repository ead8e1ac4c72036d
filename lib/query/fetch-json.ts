import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";
import { SilenceError } from "./call-action";

const FailureBody = z.object({ failure: Failure });

/** Why a GET route of Canopy's own did not answer what it should. */
export async function failureIn(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined);
  return refusalIn(body) ?? foreign(response.status);
}

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
  throw new FailureError(refusalIn(body) ?? foreign(response.status));
}

function refusalIn(body: unknown): Failure | undefined {
  return FailureBody.safeParse(body).data?.failure;
}

function foreign(status: number): Failure {
  return {
    code: "unexpected",
    message: "Canopy's own server answered in a form that this page does not understand. Reload the page.",
    reference: `none: it happened in this browser (${status})`,
  };
}
