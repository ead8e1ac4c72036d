import { Writable } from "node:stream";
import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { createLog } from "../log";
import { receiveCspReport } from "./csp-report";

const Line = z.object({ blocked: z.string() });
const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/none");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  globalThis.canopyLog = createLog(
    "info",
    new Writable({
      write(chunk: Buffer, _, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  return () => {
    globalThis.canopyLog = undefined;
  };
});

function report(body: string): Promise<Response> {
  return receiveCspReport(new Request("http://localhost:3000/csp-report", { method: "POST", body }));
}

it("logs what was blocked and where, without parameters of addresses and samples", async () => {
  const answer = await report(
    JSON.stringify({
      "csp-report": {
        "document-uri": "https://canopy.example.com/organization?q=secret-name",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/a.js?token=hidden",
        "source-file": "https://canopy.example.com/_next/static/chunks/a.js",
        "line-number": 3,
        "script-sample": "hidden",
      },
    }),
  );
  expect(answer.status).toBe(204);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "warn",
    directive: "script-src-elem",
    blocked: "https://evil.example/a.js",
    page: "https://canopy.example.com/organization",
    source: "https://canopy.example.com/_next/static/chunks/a.js",
    line: 3,
  });
  expect(lines[0]).not.toMatch(/secret-name|hidden/);
});

it("keeps the words that stand in place of an address, and of others the scheme alone", async () => {
  await report(JSON.stringify({ "csp-report": { "blocked-uri": "inline" } }));
  await report(JSON.stringify({ "csp-report": { "blocked-uri": "data:text/html,hidden" } }));
  expect(lines.map((line) => Line.parse(JSON.parse(line)).blocked)).toEqual(["inline", "data:"]);
});

it.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["another object", "{}"],
  ["a list", "[]"],
  ["more than a report has", JSON.stringify({ "csp-report": { "blocked-uri": "a".repeat(20_000) } })],
])("answers 400 to %s, and logs nothing", async (_, body) => {
  expect((await report(body)).status).toBe(400);
  expect(lines).toEqual([]);
});
