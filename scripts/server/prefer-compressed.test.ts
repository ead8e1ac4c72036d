import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { precompress } from "../build/precompress";
import { preferCompressed } from "./prefer-compressed";

const folder = mkdtempSync(join(tmpdir(), "canopy-static-"));
const script = "export const answer = 42;\n".repeat(200);

beforeAll(async () => {
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks/a.b-1~x.js"), script);
  writeFileSync(join(folder, "chunks/a.css"), "p { color: red }");
  writeFileSync(join(folder, "chunks/font.woff2"), "font");
  writeFileSync(join(folder, "..", "outside.js.br"), "outside");
  await precompress(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "outside.js.br"));
});

function asked(url: string, encodings?: string) {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  if (encodings !== undefined) request.headers["accept-encoding"] = encodings;
  const response = new ServerResponse(request);
  preferCompressed(request, response, folder);
  return { url: request.url, ...response.getHeaders() };
}

it("writes what decompresses to the file itself, smaller", () => {
  const compressed = readFileSync(join(folder, "chunks/a.b-1~x.js.br"));
  expect(brotliDecompressSync(compressed).toString()).toBe(script);
  expect(compressed.length).toBeLessThan(script.length);
});

it("asks for the compressed file, and says what it is", () => {
  expect(asked("/_next/static/chunks/a.b-1~x.js?v=1", "gzip, deflate, br, zstd")).toEqual({
    url: "/_next/static/chunks/a.b-1~x.js.br",
    vary: "Accept-Encoding",
    "content-encoding": "br",
    "content-type": "application/javascript; charset=UTF-8",
  });
  expect(asked("/_next/static/chunks/a.css", "br;q=0.5")).toMatchObject({
    url: "/_next/static/chunks/a.css.br",
    "content-type": "text/css; charset=UTF-8",
  });
});

it.each([
  ["a browser that takes no Brotli", "/_next/static/chunks/a.css", "gzip"],
  ["one that refuses it", "/_next/static/chunks/a.css", "br;q=0, gzip"],
  ["one that says nothing", "/_next/static/chunks/a.css", undefined],
  ["a file that was not compressed", "/_next/static/chunks/b.css", "br"],
  ["another kind of file", "/_next/static/chunks/font.woff2", "br"],
  ["a path that leads out", "/_next/static/chunks/../../outside.js", "br"],
  ["a page", "/organization", "br"],
])("leaves %s to Next", (_, url, encodings) => {
  const answer = asked(url, encodings);
  expect(answer.url).toBe(url);
  expect(answer).not.toHaveProperty("content-encoding");
});
