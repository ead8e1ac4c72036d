import "server-only";

/** Whether a browser has the answer with this ETag already. Weak and strong compare alike, as RFC 9110 §13.1.2 has it. */
export function isUnchanged(etag: string, request: Pick<Headers, "get">): boolean {
  const tags = (request.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
