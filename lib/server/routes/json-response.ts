import "server-only";
import { createHash } from "node:crypto";

/** Data as JSON with a hash of it as the ETag: 304 to a browser that has it already. */
export function jsonResponse(request: Request, data: unknown): Response {
  const body = JSON.stringify(data);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
  if (isUnchanged(etag, request.headers)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
}

/** Whether a browser has the answer with this ETag already. Weak and strong compare alike, as RFC 9110 §13.1.2 has it. */
export function isUnchanged(etag: string, request: Pick<Headers, "get">): boolean {
  const tags = (request.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
