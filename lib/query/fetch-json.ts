import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";

const FailureBody = z.object({ failure: Failure });

/** Something of Canopy's own server that travels as JSON. */
interface JsonRequest<Value> {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly schema: z.ZodType<Value>;
  /** What it is in words that can begin a sentence: `The aggregators`. */
  readonly what: string;
}

/** Fetches JSON and checks its shape. Rejects with a FailureError, or as aborted. */
export async function fetchJson<Value>({ url, signal, schema, what }: JsonRequest<Value>): Promise<Value> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new FailureError({
      code: "unavailable",
      message: "Canopy's own server did not answer. It may be restarting.",
    });
  });
  const body: unknown = await response.json().catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
  if (!response.ok) throw new FailureError(failureIn(body, response.status, what));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new FailureError({
    code: "unexpected",
    message: `${what} arrived in a form that this page does not understand. Reload the page.`,
    reference: "none: it happened in this browser",
  });
}

function failureIn(body: unknown, status: number, what: string): Failure {
  const parsed = FailureBody.safeParse(body);
  if (parsed.success) return parsed.data.failure;
  return {
    code: "unavailable",
    message: `Canopy's own server answered ${status}. ${what} could not be read.`,
  };
}
