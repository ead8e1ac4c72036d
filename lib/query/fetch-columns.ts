import { z } from "zod";
import { Failure, FailureError } from "@/lib/core/failure";

const FailureBody = z.object({ failure: Failure });

/** Something of Canopy's own server that travels as columns in a gzip file. */
interface ColumnsRequest<Value> {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly decode: (bytes: Uint8Array) => Value;
  /** What it is in words that can begin a sentence: `The organization`. */
  readonly what: string;
}

/** Fetches columns; `null` while the server has none. Rejects with a FailureError, or as aborted. */
export async function fetchColumns<Value>(request: ColumnsRequest<Value>): Promise<Value | null> {
  const { url, signal } = request;
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new FailureError({
      code: "unavailable",
      message: "Canopy's own server did not answer. It may be restarting.",
    });
  });
  if (response.status === 204) return null;
  if (!response.ok) throw new FailureError(await failureIn(response, request.what));
  return decoded(await unpacked(response), request);
}

/** A preload that nobody has taken yet would be given to the next request for the same address, however old it is. */
export function urlAfter(url: string, shown: string | undefined): string {
  return shown === undefined ? url : `${url}?after=${encodeURIComponent(shown)}`;
}

/** The columns travel as a gzip file; see `served-snapshot.ts` for why that is not a `Content-Encoding`. */
function unpacked(response: Response): Promise<ArrayBuffer> {
  const packed = response.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}

/** A page from before an update of Canopy cannot read what the server sends after it. */
function decoded<Value>(bytes: ArrayBuffer, { decode, what }: ColumnsRequest<Value>): Value {
  try {
    return decode(new Uint8Array(bytes));
  } catch (error) {
    const cause = error instanceof Error ? error.name : "unknown";
    throw new FailureError({
      code: "unexpected",
      message: `${what} arrived in a form that this page does not understand. Reload the page.`,
      reference: `none: it happened in this browser (${cause})`,
    });
  }
}

async function failureIn(response: Response, what: string): Promise<Failure> {
  const body = FailureBody.safeParse(await response.json().catch(() => undefined));
  if (body.success) return body.data.failure;
  return {
    code: "unavailable",
    message: `Canopy's own server answered ${response.status}. ${what} could not be read.`,
  };
}
