import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";

const FailureBody = z.object({ failure: Failure });

/**
 * Reads JSON from Canopy's own server; `null` where it answers that there is nothing yet. The browser revalidates by
 * ETag. Rejects with a {@link FailureError}: the server's own, or what keeps this page from reading its answer.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema> | null> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new FailureError({
      code: "unavailable",
      message: "Canopy's own server did not answer. It may be restarting.",
    });
  });
  if (response.status === 204) return null;
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new FailureError(failureIn(body, response.status));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // A page from before an update of Canopy cannot read what the server sends after it.
  throw new FailureError({
    code: "unexpected",
    message: "The server's answer arrived in a form that this page does not understand. Reload the page.",
    reference: "none: it happened in this browser",
  });
}

function failureIn(body: unknown, status: number): Failure {
  const parsed = FailureBody.safeParse(body);
  if (parsed.success) return parsed.data.failure;
  return { code: "unavailable", message: `Canopy's own server answered ${status}.` };
}
