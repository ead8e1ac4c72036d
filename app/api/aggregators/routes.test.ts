import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import {
  AggregatorsHealth,
  isReading,
  SourceReadingPart,
} from "@/lib/aws-config/aggregators/sources/source-reading";
import { appendPart, type SourcesRead } from "@/lib/aws-config/aggregators/sources/sources-read";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { Region } from "@/lib/core/identifiers";
import { renewSources } from "@/lib/inventory/serve/aggregators/source-readings";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getHealth } from "./health/route";
import { GET as getList } from "./route";
import { GET as getSources } from "./sources/route";

withTestDatabase();
// The settings are read once: before the first question.
vi.stubEnv("CANOPY_CONFIG_REGIONS", "eu-west-1,eu-central-1");

/** At the rate that Canopy grants itself. */
const patience = { timeout: 120_000, interval: 50 };

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("production-accounts");

describe("aggregators over HTTP", () => {
  let sandbox: CollectorUnderTest;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    sandbox.startSources();
  });
  afterAll(() => sandbox.close());

  async function list(): Promise<AggregatorList> {
    const response = await getList(new Request("http://localhost/api/aggregators"));
    return AggregatorList.parse(await response.json());
  }

  async function ask(search: Record<string, string>): Promise<Response> {
    const query = new URLSearchParams({ region, name, ...search }).toString();
    return getSources(new Request(`http://localhost/api/aggregators/sources?${query}`));
  }

  async function part(shown: SourcesRead | undefined): Promise<SourcesRead> {
    const known = shown && { reading: shown.id, batches: String(shown.batches.length) };
    const response = await ask(known ?? {});
    return appendPart(shown, SourceReadingPart.parse(await response.json()));
  }

  async function allParts(before?: SourcesRead): Promise<SourcesRead> {
    let shown = await part(before);
    await vi.waitFor(async () => {
      shown = await part(shown);
      if (isReading(shown.state)) throw new Error("More is on its way.");
    }, patience);
    return shown;
  }

  it("are listed Region by Region, without the ids of their accounts", async () => {
    const { regions } = await list();
    expect(regions.map((each) => each.region)).toEqual(["eu-west-1", "eu-central-1"]);
    expect(regions.every(({ aggregators }) => aggregators.length > 0)).toBe(true);
    const response = await getList(new Request("http://localhost/api/aggregators"));
    expect(await response.text()).not.toMatch(/accountIds/);
  });

  it("stay listed where one Region refuses", async () => {
    await sandbox.fault({
      operation: "DescribeConfigurationAggregators",
      region: "eu-central-1",
      fault: { kind: "deny" },
      times: 1,
    });
    const [home, second] = (await list()).regions;
    expect(home?.failure).toBeUndefined();
    expect(home?.aggregators.length).toBeGreaterThan(0);
    expect(second).toMatchObject({ aggregators: [], failure: { code: "forbidden" } });
  });

  it("have sources, sent once, by one reading however many ask", async () => {
    await sandbox.fault({
      operation: "DescribeConfigurationAggregatorSourcesStatus",
      fault: { kind: "latency", ms: 50 },
      times: 3,
    });
    const calls = await sandbox.calls("DescribeConfigurationAggregatorSourcesStatus");
    const [one, other] = await Promise.all([allParts(), allParts()]);
    expect(one.id).toBe(other.id);
    expect(one.state.counts).toEqual(sourceHealth(one.matrix).total);
    expect(one.matrix.sources.length).toBeGreaterThan(0);
    const pages = (await sandbox.calls("DescribeConfigurationAggregatorSourcesStatus")) - calls;
    const { FAILED, OUTDATED, SUCCEEDED, UNKNOWN } = one.state.counts;
    const whole = FAILED + OUTDATED + SUCCEEDED + UNKNOWN;
    const needed = [FAILED, OUTDATED, whole].map((rows) => Math.max(1, Math.ceil(rows / 100)));
    expect(pages).toBe(needed.reduce((sum, each) => sum + each, 0));

    const again = SourceReadingPart.parse(
      await (await ask({ reading: one.id, batches: String(one.batches.length) })).json(),
    );
    expect(again.batches).toEqual([]);
  });

  it("are read anew behind what is shown", async () => {
    const before = await allParts();
    await renewSources({ region, name });
    const after = await allParts(before);
    expect(after.id).not.toBe(before.id);
    expect(after.matrix.sources).toEqual(before.matrix.sources);
  });

  it("keep what was read when reading it again fails, and say why", async () => {
    const before = await allParts();
    await sandbox.fault({
      operation: "DescribeConfigurationAggregatorSourcesStatus",
      fault: { kind: "deny" },
    });
    await renewSources({ region, name });
    const after = await allParts(before);
    expect(after.id).toBe(before.id);
    expect(after.state).toMatchObject({ failure: { code: "forbidden" } });
    await sandboxControl(sandbox.endpoint).clearFaults();
    await renewSources({ region, name });
    expect((await allParts(after)).state.failure).toBeUndefined();
  });

  it("have a health each, in numbers", async () => {
    const health = async () =>
      AggregatorsHealth.parse(
        await (await getHealth(new Request("http://localhost/api/aggregators/health"))).json(),
      );
    await list();
    await vi.waitFor(async () => {
      const { aggregators } = await health();
      if (aggregators.some(({ state }) => isReading(state))) throw new Error("More is on its way.");
    }, patience);
    const { aggregators } = await health();
    const own = aggregators.find((each) => each.region === region && each.name === name);
    expect(own?.state.counts).toEqual(sourceHealth((await allParts()).matrix).total);
    expect(new Set(aggregators.map((each) => each.region)).size).toBe(2);
  });

  it("are read only where they exist, and the list is read once for all who ask for others", async () => {
    const before = {
      lists: await sandbox.calls("DescribeConfigurationAggregators"),
      sources: await sandbox.calls("DescribeConfigurationAggregatorSourcesStatus"),
    };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => ask({ name: `made-up-${index}` })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(await answers[0]?.json()).toMatchObject({ failure: { code: "not-found" } });
    expect(await sandbox.calls("DescribeConfigurationAggregatorSourcesStatus")).toBe(before.sources);
    expect(await sandbox.calls("DescribeConfigurationAggregators")).toBeLessThanOrEqual(before.lists + 2);
  });

  it("refuse a question that makes no sense", async () => {
    expect((await ask({ region: "nowhere" })).status).toBe(400);
    expect((await ask({ batches: "-1" })).status).toBe(400);
  });
});
