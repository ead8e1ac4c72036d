import { globSync } from "node:fs";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy } from "@/lib/core/http/response-headers";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1:1/canopy");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("CANOPY_LOG_LEVEL", "silent");
});

/** Every address below `app`, its parameters as `x`. */
const paths = globSync("app/**/{page.tsx,route.ts}").map((file) =>
  file
    .replace(/^app/, "")
    .replace(/\/(?:page|route)\.tsx?$/, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace(/\[[^\]]+\]/g, "x")
    .replace(/^$/, "/"),
);

const expected = [
  ["x-content-type-options", /^nosniff$/],
  ["x-frame-options", /^DENY$/],
  ["referrer-policy", /^same-origin$/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["cross-origin-embedder-policy", /^require-corp$/],
  ["cross-origin-resource-policy", /^same-origin$/],
  ["origin-agent-cluster", /^\?1$/],
  ["permissions-policy", /camera=\(\).*microphone=\(\)/],
  ["content-security-policy", /default-src '(?:self|none)'.*frame-ancestors 'none'/],
] as const;

async function answerOf(path: string, init: { method?: string; headers?: Record<string, string> } = {}) {
  const { proxy } = await import("@/proxy");
  const { method = "GET", headers } = init;
  return proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { host: "localhost:3000", ...headers },
    }),
  );
}

describe("the headers of an answer", () => {
  it("are on every route and page, answered or refused", async () => {
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths)
      for (const init of [
        {},
        { method: "POST" },
        { headers: { host: "evil.example" } },
        { headers: { "sec-fetch-site": "cross-site" } },
      ]) {
        const { headers } = await answerOf(path, init);
        for (const [name, value] of expected)
          expect(headers.get(name), `${name} of ${path} ${JSON.stringify(init)}`).toMatch(value);
        expect(headers.get("strict-transport-security")).toBeNull();
        expect(headers.get("x-powered-by")).toBeNull();
      }
  });

  it("keep browsers to TLS where Canopy is found by it", async () => {
    vi.stubEnv("CANOPY_URL", "https://canopy.example.com");
    for (const path of ["/", "/api/news", "/sign-in", "/healthz"]) {
      const { headers } = await answerOf(path, { headers: { host: "canopy.example.com" } });
      expect(headers.get("strict-transport-security"), path).toBe("max-age=31536000; includeSubDomains");
    }
  });
});

it("has no unsafe directive but the one for style attributes", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
  const unsafe = policy.split("; ").filter((directive) => directive.includes("unsafe"));
  expect(unsafe).toEqual(["style-src-attr 'unsafe-inline'"]);
});
