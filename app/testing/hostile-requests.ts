import { globSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { NextRequest } from "next/server";
import { expect } from "vitest";
import { z } from "zod";
import { proxy } from "@/proxy";

/** How many requests are sent: a few to each route, or as many as `npm run soak -- --only hostile-requests` asks for. */
export const requests = { inAll: 300 };

type Handler = (
  request: Request,
  context: { readonly params: Promise<Readonly<Record<string, readonly string[]>>> },
) => Response | Promise<Response>;
const Handler = z.custom<Handler>((each) => typeof each === "function");

/** A route of Canopy: its address, and the function that answers a method. */
interface Door {
  readonly path: string;
  readonly method: string;
  readonly answer: Handler;
}

/** Every route handler below `app`. */
export async function doors(): Promise<readonly Door[]> {
  const found: Door[] = [];
  for (const file of globSync("app/**/route.ts")) {
    const path = file
      .replace(/^app/, "")
      .replace(/\/route\.ts$/, "")
      .replaceAll(/\[[^\]]+\]/g, "x");
    const exported = z
      .record(z.string(), z.unknown())
      .parse({ ...(await import(/* @vite-ignore */ join(process.cwd(), file))) });
    for (const [method, answer] of Object.entries(exported))
      if (/^[A-Z]+$/.test(method)) found.push({ path, method, answer: Handler.parse(answer) });
  }
  return found;
}

const text = fc.oneof(
  fc.constantFrom(
    "",
    "organization",
    "conformance-packs",
    "compliance",
    "account-tags",
    "123456789012",
    "ou-ab12-cdefgh34",
    "eu-west-1",
    "2026-11-29T00:00:00Z",
    "-1",
    "1e999",
    "NaN",
    "null",
    "[]",
    "{}",
    "__proto__",
    "../../etc/passwd",
    "'; drop table audit_entries; --",
    "\\0",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "x".repeat(9_000),
  ),
  fc.string({ unit: "grapheme" }),
);
const parameters = [
  "id",
  "region",
  "name",
  "dataset",
  "version",
  "asof",
  "at",
  "from",
  "to",
  "q",
  "cursor",
  "before",
  "limit",
  "format",
  "state",
  "target",
  "token",
  "return",
  "code",
  "error",
  "kind",
];
const headerNames = [
  "if-none-match",
  "accept",
  "range",
  "authorization",
  "content-type",
  "x-forwarded-for",
  "rsc",
];
/** What a header may hold at all: Node refuses the rest before anyone answers. */
const headerText = text.map((value) => value.replaceAll(/[^\x20-\x7e]/g, "").trim());

const hostileRequest = fc.record({
  search: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...parameters), text), text), { maxLength: 5 }),
  headers: fc.dictionary(fc.constantFrom(...headerNames), headerText, { maxKeys: 3 }),
  body: fc.oneof(text, fc.json()),
  /** What stands in place of a route's parameter. */
  segments: fc.array(
    fc.oneof(fc.constantFrom("accounts", "plans", "runs", "policies", "openapi.json"), text),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
});

/** Words of the inside that no answer may have. */
const inside = /drizzle|ZodError|node_modules|Failed query|pg_catalog|\bat .*\.ts:\d/i;

/** Streams never end by themselves: what they say first is looked at. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return first?.value === undefined ? "" : new TextDecoder().decode(first.value);
}

/**
 * Sends a route requests that no page sends, in front of which Canopy's proxy stands, and expects each to be answered
 * without an error of ours and without a word of the inside.
 * @param ask notes the headers that `next/headers` answers, and runs the handler
 */
export async function sendHostile(
  { path, method, answer }: Door,
  { numRuns, cookie, ask }: { numRuns: number; cookie: string; ask: (headers: Headers) => void },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      hostileRequest,
      fc.boolean(),
      async ({ search, headers, body, segments }, isSignedIn) => {
        const written = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join("/");
        const url = new URL(path.replace(/\/x$/, `/${written}`), "http://localhost:3000");
        for (const [name, value] of search) url.searchParams.append(name, value.toWellFormed());
        const sent = new Headers({
          ...headers,
          host: "localhost:3000",
          origin: "http://localhost:3000",
          ...(isSignedIn && { cookie }),
        });
        const init = { method, headers: sent, ...(method === "POST" && { body: body.toWellFormed() }) };
        const leaving = new AbortController();
        ask(sent);
        const admitted = await proxy(new NextRequest(url, init));
        const response =
          admitted.headers.get("x-middleware-next") === "1"
            ? await answer(new NextRequest(url, { ...init, signal: leaving.signal }), {
                params: Promise.resolve({ path: segments }),
              })
            : admitted;
        const said = await beginningOf(response);
        leaving.abort();
        expect(response.status, `${method} ${url.href}: ${said}`).toBeLessThan(500);
        expect(said, `${method} ${url.href}`).not.toMatch(inside);
      },
    ),
    { numRuns },
  );
}
