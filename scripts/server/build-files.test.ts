import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as ask, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { precompress } from "../build/precompress";
import { buildFiles } from "./build-files";

const folder = mkdtempSync(join(tmpdir(), "canopy-static-"));
const script = "export const answer = 42;\n".repeat(200);
mkdirSync(join(folder, "chunks"));
writeFileSync(join(folder, "chunks/a.b-1~x.js"), script);
writeFileSync(join(folder, "chunks/a.css"), "p { color: red }");
writeFileSync(join(folder, "chunks/font.woff2"), "font");
writeFileSync(join(folder, "chunks/removed.js"), script);
writeFileSync(join(folder, "..", "outside.js"), "outside");
await precompress(folder);
const answer = buildFiles(folder);
const server = createServer((request, response) => {
  void answer(request, response).then((isAnswered) => isAnswered || response.end("Next"));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "outside.js"));
});

/** As `fetch` would, which unpacks what came and shortens `..` before it asks. */
async function asked(path: string, encodings?: string, method = "GET") {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const headers = encodings === undefined ? {} : { "accept-encoding": encodings };
  const options = { host: "127.0.0.1", port: address.port, path, headers, method };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(options, resolve).on("error", reject).end();
  });
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

it("writes what unpacks to the file itself, smaller", () => {
  const name = join(folder, "chunks/a.b-1~x.js");
  const [brotli, gzip] = [readFileSync(`${name}.br`), readFileSync(`${name}.gz`)];
  expect(brotliDecompressSync(brotli).toString()).toBe(script);
  expect(gunzipSync(gzip).toString()).toBe(script);
  expect(brotli.length).toBeLessThan(gzip.length);
  expect(gzip.length).toBeLessThan(script.length);
});

it("answers with the smallest file that is taken, and says what it is", async () => {
  const brotli = await asked("/_next/static/chunks/a.b-1~x.js?v=1", "gzip, deflate, br, zstd");
  expect(brotli.headers).toMatchObject({
    "content-type": "application/javascript; charset=UTF-8",
    "content-encoding": "br",
    "content-length": String(brotli.body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  const gzip = await asked("/_next/static/chunks/a.css", "gzip, br;q=0");
  expect(gzip.headers).toMatchObject({
    "content-type": "text/css; charset=UTF-8",
    "content-encoding": "gzip",
  });
  expect(gunzipSync(gzip.body).toString()).toBe("p { color: red }");
});

it.each([
  ["a client that takes nothing packed", "/_next/static/chunks/a.css", undefined, "p { color: red }"],
  ["a file that packing makes no smaller", "/_next/static/chunks/font.woff2", "br", "font"],
])("answers %s with the file as it is", async (_, path, encodings, expected) => {
  const { headers, body } = await asked(path, encodings);
  expect(headers).not.toHaveProperty("content-encoding");
  expect(body.toString()).toBe(expected);
});

it("answers about a file without it", async () => {
  const { status, headers, body } = await asked("/_next/static/chunks/a.b-1~x.js", "br", "HEAD");
  expect([status, body.length]).toEqual([200, 0]);
  expect(Number(headers["content-length"])).toBeGreaterThan(0);
});

it.each([
  ["a file that is not in the build", "/_next/static/chunks/b.css"],
  ["a path that leads out", "/_next/static/../outside.js"],
  ["one that is written otherwise", "/_next/static/%2e%2e/outside.js"],
  ["a folder", "/_next/static/chunks"],
  ["a packed file by its own name", "/_next/static/chunks/a.css.br"],
  ["a page", "/organization"],
])("leaves %s to Next", async (_, path) => {
  expect((await asked(path, "br")).body.toString()).toBe("Next");
});

it("leaves to Next what was removed under it, and what would change something", async () => {
  rmSync(join(folder, "chunks/removed.js.br"));
  expect((await asked("/_next/static/chunks/removed.js", "br")).body.toString()).toBe("Next");
  expect((await asked("/_next/static/chunks/a.css", "br", "POST")).body.toString()).toBe("Next");
});
