import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=UTF-8",
  ".ico": "image/x-icon",
  ".js": "application/javascript; charset=UTF-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** The smaller first. A browser takes Brotli from localhost and over TLS alone, and gzip from everywhere. */
const encodings = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;
const prefix = "/_next/static/";

/** Answers the request with a file of the build, or resolves to false: Next answers it then. */
export type AnswerFromBuild = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Answers what is asked of the build's files, in `folder`, with the compressed file beside each where there is one. Each is
 * read once and kept, 5 MB in all: Next takes a millisecond of the processor for each of the sixty files of a page, and reads
 * it anew. A folder that is replaced under the server is Next's matter.
 */
export function buildFiles(folder: string): AnswerFromBuild {
  const names = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }));
  const contents = new Map<string, Promise<Buffer>>();

  function contentOf(name: string): Promise<Buffer> {
    const kept = contents.get(name);
    if (kept !== undefined) return kept;
    const content = readFile(join(folder, name));
    contents.set(name, content);
    content.catch(() => contents.delete(name));
    return content;
  }

  return async ({ method, url = "", headers }, response) => {
    if ((method !== "GET" && method !== "HEAD") || !url.startsWith(prefix)) return false;
    const name = url.slice(prefix.length).split("?", 1)[0] ?? "";
    const type = types[extname(name)];
    if (type === undefined || !names.has(name)) return false;
    const encoding = encodings.find(
      (each) => names.has(name + each.suffix) && takes(headers["accept-encoding"], each.name),
    );
    const content = await contentOf(name + (encoding?.suffix ?? "")).catch(() => undefined);
    if (content === undefined) return false;
    if (encoding !== undefined) response.setHeader("Content-Encoding", encoding.name);
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Length": content.length,
      Vary: "Accept-Encoding",
      // Its name changes with what is in it.
      "Cache-Control": "public, max-age=31536000, immutable",
    });
    response.end(method === "HEAD" ? undefined : content);
    return true;
  };
}

/** Whether this encoding is among those that are accepted, and isn't refused by a weight of zero (RFC 9110 §12.5.3). */
function takes(accepted: string | string[] = "", encoding: string): boolean {
  const weighed = new RegExp(String.raw`^\s*${encoding}\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).+)?$`, "i");
  return accepted
    .toString()
    .split(",")
    .some((each) => weighed.test(each));
}
