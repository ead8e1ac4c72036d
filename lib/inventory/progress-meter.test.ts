import { describe, expect, it } from "vitest";
import { ProgressMeter } from "./progress-meter";

function pages(meter: ProgressMeter, name: "accounts" | "associations", count: number): void {
  for (let page = 0; page < count; page += 1) meter.page(name, 1);
}

describe("the progress of a collection", () => {
  it("is what the slowest stream still takes at its published rate", () => {
    const meter = new ProgressMeter(0, () => undefined);
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

  it("has no estimate while nobody knows how many accounts there are", () => {
    const meter = new ProgressMeter(0, () => undefined);
    meter.start("accounts");
    pages(meter, "accounts", 3);
    expect(meter.progress().remainingMs).toBeUndefined();
  });

  it("expects at least the page that is being read", () => {
    const meter = new ProgressMeter(0, () => undefined);
    meter.start("accounts");
    meter.expect("accounts", 2);
    pages(meter, "accounts", 5);
    expect(meter.progress().streams.at(-1)).toMatchObject({ pagesDone: 5, pagesExpected: 6 });
  });

  it("counts throttled calls where they happened, and keeps a failure in sight", () => {
    const urgencies: boolean[] = [];
    const meter = new ProgressMeter(0, (urgent) => urgencies.push(urgent));
    meter.start("associations");
    meter.throttled("securityhub:ListConfigurationPolicyAssociations");
    meter.fail("associations");
    meter.done("associations");
    const associations = meter.progress().streams.find(({ name }) => name === "associations");
    expect(associations).toMatchObject({ throttled: 1, state: "failed" });
    expect(urgencies).toEqual([true, false, true]);
  });
});
