import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { GET } from "./route";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { noteCall } from "@/lib/server/metrics/note-call";
import { noteAnswered } from "@/lib/server/metrics/note-answered";
import { responding } from "@/lib/server/routes/response-in-progress";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

interface Asked {
  readonly headers?: Record<string, string>;
  readonly peer?: string;
}

function asked({ headers = {}, peer = "127.0.0.1" }: Asked = {}): Promise<Response> {
  const inProgress = { requestId: "a", peer, setStatus: () => undefined, hasBegunAction: false, atEnd: [] };
  const all = { host: "localhost:3000", ...headers };
  return responding(inProgress, () => GET(new Request("http://localhost:3000/metrics", { headers: all })));
}

it("tells calls that a request began from those of Canopy itself", async () => {
  const call = { operation: "config:DescribeConfigRules", result: "ok", waitedMs: 0, tookMs: 1 } as const;
  const inProgress = {
    requestId: "a",
    peer: undefined,
    setStatus: () => undefined,
    hasBegunAction: false,
    atEnd: [],
  };
  noteCall(call);
  await responding(inProgress, async () => {
    await Promise.resolve();
    noteCall(call);
    noteCall(call);
  });
  const text = await (await asked()).text();
  const counted = (origin: string) =>
    new RegExp(
      `^canopy_aws_calls_total\\{.*operation="DescribeConfigRules".*origin="${origin}".*\\} (\\d+)$`,
      "m",
    ).exec(text)?.[1];
  expect([counted("canopy"), counted("request")]).toEqual(["1", "2"]);
});

describe("who reads the metrics", () => {
  it("is a program on this machine, and no other", async () => {
    expect((await asked()).status).toBe(200);
    // As Next passes on what came without.
    expect((await asked({ headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(200);
    const outsiders: Asked[] = [
      { peer: "10.0.0.4" },
      { headers: { host: "canopy.example.com" } },
      { headers: { "x-forwarded-for": "10.0.0.4" } },
      { headers: { "sec-fetch-site": "same-origin" } },
      { headers: { cookie: "canopy-session=a" } },
      { headers: { authorization: "Bearer 0123456789abcdef" }, peer: "10.0.0.4" },
    ];
    for (const outsider of outsiders) {
      const response = await asked(outsider);
      expect(response.status, JSON.stringify(outsider)).toBe(401);
      expect(await response.text()).not.toContain("canopy_");
    }
  });

  describe("with a token", () => {
    beforeEach(async () => {
      vi.stubEnv("CANOPY_METRICS_TOKEN", "0123456789abcdef");
      vi.resetModules();
      await Promise.resolve();
    });
    afterEach(() => vi.resetModules());

    it("is who sends it, from anywhere, and nothing else", async () => {
      const { GET: fresh } = await import("./route");
      const withToken = async (authorization?: string) => {
        const headers = { host: "10.2.3.4:3000", ...(authorization !== undefined && { authorization }) };
        return (await fresh(new Request("http://10.2.3.4/metrics", { headers }))).status;
      };
      expect(await withToken("Bearer 0123456789abcdef")).toBe(200);
      expect(await withToken("Bearer 0123456789abcdeg")).toBe(401);
      expect(await withToken("Basic 0123456789abcdef")).toBe(401);
      expect(await withToken()).toBe(401);
      expect((await asked()).status).toBe(200);
    });
  });
});

describe("the metrics", () => {
  let collector: CollectorUnderTest;
  afterEach(() => collector.close());

  it("count calls to AWS, requests and what is stored, and the dashboard names none that is not there", async () => {
    collector = await collectorUnderTest();
    collector.start();
    noteAnswered({
      requestId: "a",
      personId: undefined,
      method: "GET",
      path: "/nothing/here",
      status: 404,
      tookMs: 20,
    });
    const text = await vi.waitFor(
      async () => {
        const all = await (await asked()).text();
        expect(all).toMatch(/canopy_inventory_age_seconds\{dataset="organization"\} \d/);
        return all;
      },
      { timeout: 120_000, interval: 200 },
    );
    expect(text).toContain('canopy_http_requests_total{method="GET",route="other",status="404"} 1');
    expect(text).toContain("canopy_database_up 1");
    expect(text).toContain("canopy_sessions 0");
    expect(text).toMatch(/process_resident_memory_bytes \d/);

    const exposed = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
    const named = metricsOfDashboard();
    expect(named.size).toBeGreaterThan(10);
    expect([...named].filter((name) => !exposed.has(name))).toEqual([]);
    const own = [...exposed].filter((name) => name?.startsWith("canopy_"));
    const documented = readFileSync("docs/operations.md", "utf8");
    expect(own.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });
});

const Dashboard = z.object({
  panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })).optional() })),
});

/** The names of metrics in the queries of the Grafana dashboard, without what Prometheus adds to those of a histogram. */
function metricsOfDashboard(): ReadonlySet<string> {
  const dashboard = Dashboard.parse(JSON.parse(readFileSync("packaging/grafana-dashboard.json", "utf8")));
  const queries = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  const names = queries.flatMap((query) => query.match(/\b(?:canopy|process|nodejs)_\w+/g) ?? []);
  return new Set(names.map((name) => name.replace(/_(?:bucket|sum|count)$/, "")));
}
