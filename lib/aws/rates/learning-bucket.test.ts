import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRateBudget } from "./rate-budget";
import { type Pass, TokenBucket } from "./token-bucket";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const minuteMs = 60_000;

async function passFrom(bucket: TokenBucket): Promise<Pass> {
  const pass = bucket.take();
  await vi.advanceTimersByTimeAsync(60_000);
  return pass;
}

describe("a bucket that learns", () => {
  test("goes on at half the rate when AWS throttles, and is back in two minutes", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 10 }, { learns: true });
    const pass = await bucket.take();
    expect(bucket.pace).toBe(1);
    pass.throttled();
    expect(bucket.pace).toBe(0.5);
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(bucket.pace).toBeCloseTo(0.75);
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(bucket.pace).toBe(1);
  });

  test("takes requests that were throttled together for one event", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 5 }, { learns: true });
    const passes = await Promise.all([bucket.take(), bucket.take(), bucket.take()]);
    for (const pass of passes) pass.throttled();
    expect(bucket.pace).toBe(0.5);
  });

  test("halves once for throttling that goes on for a moment, and again when it goes on longer", async () => {
    const bucket = new TokenBucket({ perSecond: 20, burst: 20 }, { learns: true });
    const throttleAfter = async (ms: number) => {
      const pass = bucket.take();
      await vi.advanceTimersByTimeAsync(ms);
      (await pass).throttled();
    };
    for (const ms of [0, 500, 700]) await throttleAfter(ms);
    expect(bucket.pace).toBeCloseTo(0.5, 1);
    await throttleAfter(2_000);
    expect(bucket.pace).toBeCloseTo(0.25, 1);
  });

  test("never stands still, however often it is throttled", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 10 }, { learns: true });
    for (let times = 0; times < 20; times += 1) {
      const pass = bucket.take();
      await vi.advanceTimersByTimeAsync(12_000);
      (await pass).throttled();
    }
    expect(bucket.pace).toBeGreaterThanOrEqual(0.05);
    expect(bucket.pace).toBeLessThan(0.2);
  });

  test("is between its slowest and its whole rate after any history, and whole again four minutes after", async () => {
    const history = fc.array(fc.record({ isThrottled: fc.boolean(), pauseMs: fc.nat({ max: 40_000 }) }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 50 }), async (events, perSecond) => {
        const bucket = new TokenBucket({ perSecond, burst: perSecond }, { learns: true });
        for (const { isThrottled, pauseMs } of events) {
          const pass = await passFrom(bucket);
          const before = bucket.pace;
          if (isThrottled) pass.throttled();
          else pass.succeeded();
          expect(bucket.pace).toBeLessThanOrEqual(before);
          expect(bucket.pace).toBeGreaterThanOrEqual(Math.min(before, 0.5 / perSecond, 1));
          await vi.advanceTimersByTimeAsync(pauseMs);
        }
        await vi.advanceTimersByTimeAsync(4 * minuteMs);
        expect(bucket.pace).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  test.each([1, 2, 5, 8])("finds the rate that AWS allows: %i of 10 calls a second", async (allowed) => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 10 }, { learns: true });
    const aws = { tokens: allowed, countedAt: performance.now(), answered: 0, refused: 0 };
    for (let caller = 0; caller < 6; caller += 1) void call();
    await vi.advanceTimersByTimeAsync(10 * minuteMs);
    const perSecond = aws.answered / 600;
    expect(perSecond).toBeGreaterThan(allowed * 0.6);
    expect(aws.refused / (aws.answered + aws.refused)).toBeLessThan(0.15);

    async function call(): Promise<void> {
      for (;;) {
        const pass = await bucket.take();
        await new Promise((resolve) => setTimeout(resolve, 100));
        const now = performance.now();
        aws.tokens = Math.min(allowed, aws.tokens + ((now - aws.countedAt) / 1000) * allowed);
        aws.countedAt = now;
        if (aws.tokens >= 1) {
          aws.tokens -= 1;
          aws.answered += 1;
          pass.succeeded();
        } else {
          aws.refused += 1;
          pass.throttled();
        }
      }
    }
  });
});

describe("the budget", () => {
  const operation = "config:DescribeOrganizationConformancePacks" as const;
  const other = "config:GetOrganizationConformancePackDetailedStatus" as const;

  test("counts all of AWS Config together, at the rate it is given", async () => {
    const budget = createRateBudget({ configPerSecond: 2 });
    const grantedAt: number[] = [];
    const start = performance.now();
    for (const each of [operation, other, operation, other]) {
      void budget.take(each).then(() => grantedAt.push(performance.now() - start));
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(grantedAt.map((ms) => Math.round(ms / 100) / 10)).toEqual([0, 0.5, 1, 1.5]);
  });

  test("says how far it has slowed down, for Config only", async () => {
    const budget = createRateBudget();
    expect(budget.slowdownOf(operation)).toBeUndefined();
    (await budget.take(operation)).throttled();
    expect(budget.slowdownOf(other)).toEqual({ perSecond: 5, normally: 10 });
    expect(budget.rateOf(other)).toEqual({ perSecond: 5, burst: 5 });
    (await budget.take("organizations:ListAccounts")).throttled();
    expect(budget.slowdownOf("organizations:ListAccounts")).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2 * minuteMs);
    expect(budget.slowdownOf(operation)).toBeUndefined();
  });
});
