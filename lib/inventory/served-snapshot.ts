import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Snapshot } from "./snapshot";
import { encodeSnapshot } from "./snapshot-codec";

interface Served {
  readonly version: string;
  readonly body: Promise<Uint8Array<ArrayBuffer>>;
}

declare global {
  // The bytes of the newest version, made once however many browsers fetch it.
  var canopyServed: Served | undefined;
}

/**
 * The answer to a browser that asks for the columns: 304 when it has this version, else the columns as a gzip file,
 * which the browser unpacks itself (`queries.ts`). Next takes `Content-Encoding` off what a route handler answers, so
 * a compressed body cannot be declared as one, and its own gzip would pack the same bytes anew for each request.
 */
export async function servedSnapshot(snapshot: Snapshot, request: Headers): Promise<Response> {
  const { version } = snapshot.meta;
  const headers = { ETag: `"${version}"`, "Cache-Control": "private, no-cache" };
  if (isKnown(request.get("if-none-match"), version)) return new Response(null, { status: 304, headers });
  const body = await servedBytes(snapshot);
  return new Response(body, { headers: { ...headers, "Content-Type": "application/gzip" } });
}

function servedBytes(snapshot: Snapshot): Promise<Uint8Array<ArrayBuffer>> {
  const { version } = snapshot.meta;
  if (globalThis.canopyServed?.version === version) return globalThis.canopyServed.body;
  const body = promisify(gzip)(encodeSnapshot(snapshot)).then((packed) => new Uint8Array(packed));
  globalThis.canopyServed = { version, body };
  return body;
}

/** Weak and strong compare alike here, as RFC 9110 §13.1.2 has it. */
function isKnown(ifNoneMatch: string | null, version: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(`"${version}"`) || tags.includes("*");
}
