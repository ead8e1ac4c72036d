import { askRoute, notUnderstood, type RouteRequest } from "./ask-route";

/** Something that travels as columns in a gzip file. */
interface ColumnsRequest<Value> extends RouteRequest {
  readonly decode: (bytes: Uint8Array) => Value;
}

/** Fetches columns; `null` while the server has none. Rejects with a FailureError, or as aborted. */
export async function fetchColumns<Value>(request: ColumnsRequest<Value>): Promise<Value | null> {
  const response = await askRoute(request);
  if (response.status === 204) return null;
  return decoded(await unpacked(response), request);
}

/** Puts `shown` in the address: the browser would answer the next request for the same one with an old preload. */
export function urlAfter(url: string, shown: string | undefined): string {
  return shown === undefined ? url : `${url}?after=${encodeURIComponent(shown)}`;
}

/** The columns travel as a gzip file; see `served-snapshot.ts` for why that is not a `Content-Encoding`. */
function unpacked(response: Response): Promise<ArrayBuffer> {
  const packed = response.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}

function decoded<Value>(bytes: ArrayBuffer, { decode, what }: ColumnsRequest<Value>): Value {
  try {
    return decode(new Uint8Array(bytes));
  } catch (error) {
    throw notUnderstood(what, error instanceof Error ? error.name : "unknown");
  }
}
