import "server-only";
import { createHash } from "node:crypto";
import { isUnchanged } from "./etag";

/** Data as JSON with a hash of it as the ETag: 304 to a browser that has it already. */
export function jsonResponse(request: Request, data: unknown): Response {
  const body = JSON.stringify(data);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
  if (isUnchanged(etag, request.headers)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
}
