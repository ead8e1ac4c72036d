import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { OfConnections } from "@/lib/server/connection-in-force";
import { isUnchanged } from "@/lib/server/routes/json-response";
import type { AnySnapshot, SnapshotKind } from "./kinds/snapshot-kind";

interface Served {
  readonly version: string;
  readonly body: Promise<Uint8Array<ArrayBuffer>>;
}

/** As many answers are kept at once. */
const mostServed = 50;

declare global {
  // The bytes of the newest versions, made once however many browsers fetch them; one for each set of OUs that are seen alone.
  var canopyServed: OfConnections<Map<string, Served>> | undefined;
}

/**
 * The answer to a browser that asks for the columns: 304 when it has this version, 204 while there is none, else the
 * columns as a gzip file, which the browser unpacks itself (`fetch-columns.ts`). Next takes `Content-Encoding` off what a
 * route handler answers, so a compressed body cannot be declared as one, and its own gzip would pack the same bytes anew
 * for each request. That there is none is no failure: the first collection is on its way, and a browser would complain
 * about a 404 on its console.
 */
export async function servedSnapshot<Snapshot extends AnySnapshot>(
  kind: SnapshotKind<Snapshot>,
  snapshot: Snapshot | undefined,
  request: Headers,
): Promise<Response> {
  if (snapshot === undefined)
    return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  const { version } = snapshot.meta;
  const etag = `"${version}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
  if (isUnchanged(etag, request)) return new Response(null, { status: 304, headers });
  const body = await servedBytes(kind, snapshot);
  return new Response(body, { headers: { ...headers, "Content-Type": "application/gzip" } });
}

function servedBytes<Snapshot extends AnySnapshot>(
  { dataset, encode }: SnapshotKind<Snapshot>,
  snapshot: Snapshot,
): Promise<Uint8Array<ArrayBuffer>> {
  const { version } = snapshot.meta;
  const all = (globalThis.canopyServed ??= new OfConnections()).made(() => new Map<string, Served>());
  const key = `${dataset} ${version.split("~")[1] ?? ""}`;
  const served = all.get(key);
  if (served?.version === version) return served.body;
  const body = promisify(gzip)(encode(snapshot)).then((packed) => new Uint8Array(packed));
  all.delete(key);
  all.set(key, { version, body });
  const [oldest] = all.keys();
  if (all.size > mostServed && oldest !== undefined) all.delete(oldest);
  return body;
}
