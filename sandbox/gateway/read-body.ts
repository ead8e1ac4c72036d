import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

/** More than 10,000 account ids in one request need; AWS's own limits lie around it. */
const maxBytes = 1024 * 1024;

/** The body as text, or undefined where it is larger than 1 MiB; the rest of it is then read and forgotten. */
export async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  message.on("data", (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  });
  await finished(message);
  return size > maxBytes ? undefined : Buffer.concat(chunks).toString("utf8");
}
