import type { IncomingMessage } from "node:http";

/** Why a request is answered before Next sees it. */
export interface Unanswerable {
  readonly status: 400 | 405 | 411 | 413;
  /** Plain text for the sender. */
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Next answers: it builds a `Request` of each, which refuses TRACE, CONNECT and TRACK with an exception. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** As much as Next reads of what an action is called with. */
const mostBytes = 1024 * 1024;

/** What is wrong with a request that Next would answer with an error of its own; undefined where nothing is. */
export function unanswerable({
  method = "",
  url = "",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): Unanswerable | undefined {
  if (!methods.includes(method)) {
    const message = `Canopy does not answer the method ${method}.`;
    return { status: 405, message, headers: { Allow: methods.join(", ") } };
  }
  if (!isDecodable(url)) return { status: 400, message: "The address is not well-formed." };
  if (method !== "POST") return undefined;
  const { "content-length": length, "transfer-encoding": encoding } = headers;
  if (length === undefined && encoding !== undefined)
    return { status: 411, message: "Canopy takes a body only with its length (Content-Length)." };
  if (Number(length ?? 0) > mostBytes)
    return {
      status: 413,
      message: `Canopy takes a body of at most ${mostBytes.toLocaleString("en")} bytes.`,
    };
  return undefined;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return URL.canParse(url, "http://localhost");
  } catch {
    return false;
  }
}
