import { describe, expect, it } from "vitest";
import { createRateBudget } from "@/lib/aws/rates/rate-budget";
import { ProgressMeter } from "./progress-meter";
import { organizationStreamPlan, packStreamPlan, type StreamPlan } from "./stream-plan";

function meterOf(plan: StreamPlan, onChange: (urgent: boolean) => void = () => undefined): ProgressMeter {
  return new ProgressMeter({ plan, budget: createRateBudget(), startedAt: 0, onChange });
}

function pages(meter: ProgressMeter, name: "accounts" | "associations", count: number): void {
  for (let page = 0; page < count; page += 1) meter.page(name, 1);
}

describe("the progress of a collection", () => {
  it("is what the slowest stream still takes at its published rate", () => {
    const meter = meterOf(organizationStreamPlan);
    meter.start("accounts");
    meter.expect("accounts", 500);
    meter.start("associations");
    meter.expect("associations", 111);
    // 500 calls, 12 of them at once, then 8 a second.
    expect(meter.progress().remainingMs).toBe(61_000);
    pages(meter, "accounts", 100);
    expect(meter.progress().remainingMs).toBe(50_000);
    pages(meter, "accounts", 400);
    meter.done("accounts");
    expect(meter.progress().remainingMs).toBe(8_100);
  });

  it("has no estimate while the number of accounts is not known", () => {
    const meter = meterOf(organizationStreamPlan);
    meter.start("accounts");
    pages(meter, "accounts", 3);
    expect(meter.progress().remainingMs).toBeUndefined();
  });

  it("expects at least the page that is being read", () => {
    const meter = meterOf(organizationStreamPlan);
    meter.start("accounts");
    meter.expect("accounts", 2);
    pages(meter, "accounts", 5);
    expect(meter.progress().streams.at(-1)).toMatchObject({ pagesDone: 5, pagesExpected: 6 });
  });

  it("counts throttled calls where they happened, and keeps a failure in sight", () => {
    const urgencies: boolean[] = [];
    const meter = meterOf(organizationStreamPlan, (urgent) => urgencies.push(urgent));
    meter.start("associations");
    meter.throttled("securityhub:ListConfigurationPolicyAssociations");
    meter.fail("associations");
    meter.done("associations");
    const associations = meter.progress().streams.find(({ name }) => name === "associations");
    expect(associations).toMatchObject({ throttled: 1, state: "failed" });
    expect(urgencies).toEqual([true, false, true]);
  });

  it("adds up the streams that share a bucket", () => {
    const meter = meterOf(packStreamPlan);
    meter.start("pack-unsettled");
    meter.expect("pack-unsettled", 60);
    meter.expect("pack-accounts", 1_000);
    // 1,060 calls, 10 of them at once, then 10 a second.
    expect(meter.progress().remainingMs).toBe(105_000);
    meter.throttled("config:GetOrganizationConformancePackDetailedStatus");
    meter.done("pack-unsettled");
    meter.start("pack-accounts");
    meter.throttled("config:GetOrganizationConformancePackDetailedStatus");
    const throttled = meter.progress().streams.map(({ name, throttled: times }) => [name, times]);
    expect(throttled).toEqual([
      ["packs", 0],
      ["pack-statuses", 0],
      ["pack-unsettled", 1],
      ["pack-accounts", 1],
    ]);
  });

  it("says when throttling has slowed it down, and takes that into account", async () => {
    const budget = createRateBudget({ configPerSecond: 20 });
    const meter = new ProgressMeter({
      plan: packStreamPlan,
      budget,
      startedAt: 0,
      onChange: () => undefined,
    });
    meter.expect("pack-accounts", 1_020);
    expect(meter.progress()).toMatchObject({ remainingMs: 50_000 });
    expect(meter.progress().slowed).toBeUndefined();
    (await budget.take("config:DescribeOrganizationConformancePacks")).throttled();
    const { slowed, remainingMs = 0 } = meter.progress();
    expect(slowed?.normally).toBe(20);
    expect(slowed?.perSecond).toBeCloseTo(10, 0);
    expect(remainingMs).toBeGreaterThan(95_000);
  });
});
