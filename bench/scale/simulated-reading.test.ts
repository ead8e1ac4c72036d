import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRateBudget } from "@/lib/aws/rates/rate-budget";
import { type Calls, callsOfReading, largestScale, leastMsOf } from "./organization-scale";

const latencyMs = 40;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends calls through Canopy's own rate budget, so many side by side, and answers the simulated milliseconds. */
async function simulated({ operation, calls }: Calls, sideBySide: number): Promise<number> {
  const budget = createRateBudget();
  const startedAt = performance.now();
  let endedAt = startedAt;
  let left = calls;
  const reader = async () => {
    while (left-- > 0) {
      const pass = await budget.take(operation, undefined, "background");
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      pass.succeeded();
      endedAt = performance.now();
    }
  };
  const reading = Promise.all(Array.from({ length: sideBySide }, reader));
  await vi.advanceTimersByTimeAsync(leastMsOf([{ operation, calls, isRegional: false }]) * 1.2 + 10_000);
  await reading;
  return endedAt - startedAt;
}

/** Lists that come in one chain of pages are read alone, packs and OUs several side by side. */
const chains: readonly string[] = [
  "organizations:ListAccounts",
  "securityhub:ListConfigurationPolicyAssociations",
  "config:DescribeAggregateComplianceByConfigRules",
];

test.each(callsOfReading(largestScale))(
  "50,000 accounts are read by $operation within 5 % of the least time of docs/scale.md",
  async (calls) => {
    const least = leastMsOf([calls]);
    const took = await simulated(calls, chains.includes(calls.operation) ? 1 : 4);
    expect(took).toBeGreaterThanOrEqual(least);
    expect(took).toBeLessThan(least * 1.05 + latencyMs);
  },
);
