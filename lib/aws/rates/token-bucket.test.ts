import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { estimateMs, publishedRate, withMargin } from "./published-rates";
import { createRateBudget } from "./rate-budget";
import { type Pass, TokenBucket, type Urgency } from "./token-bucket";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes `calls` passes at once and notes, in milliseconds from now, when each was granted. */
function takeMany(bucket: Pick<TokenBucket, "take">, calls: number): number[] {
  const start = performance.now();
  const grantedAt: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    void bucket.take().then(() => grantedAt.push(performance.now() - start));
  }
  return grantedAt;
}

describe("a token bucket", () => {
  test("lets the burst through at once and the rest at the rate", async () => {
    const grantedAt = takeMany(new TokenBucket({ perSecond: 10, burst: 3 }), 6);
    await vi.advanceTimersByTimeAsync(0);
    expect(grantedAt).toEqual([0, 0, 0]);
    await vi.advanceTimersByTimeAsync(301);
    expect(grantedAt).toHaveLength(6);
    expect(grantedAt.slice(3).map((ms) => Math.round(ms / 10) * 10)).toEqual([100, 200, 300]);
  });

  test("fills up again while nothing is sent, but not above the burst", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 });
    takeMany(bucket, 3);
    await vi.advanceTimersByTimeAsync(60_000);
    const grantedAt = takeMany(bucket, 5);
    await vi.advanceTimersByTimeAsync(0);
    expect(grantedAt).toHaveLength(3);
  });

  test("serves first come, first served, and forgets who has left", async () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 1 });
    const served: string[] = [];
    const leaving = new AbortController();
    void bucket.take().then(() => served.push("first"));
    const left = bucket.take(leaving.signal).catch((error: unknown) => error);
    void bucket.take().then(() => served.push("third"));
    const reason = new Error("no longer needed");
    leaving.abort(reason);
    await expect(left).resolves.toBe(reason);
    await vi.advanceTimersByTimeAsync(1001);
    expect(served).toEqual(["first", "third"]);
  });

  test("refuses a signal that is aborted already", async () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 1 });
    await expect(bucket.take(AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
  });

  test("pauses when AWS throttles, twice as long each time, until a request succeeds", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 5 });
    const take = async (): Promise<Pass> => {
      const pass = bucket.take();
      await vi.advanceTimersByTimeAsync(20_000);
      return pass;
    };
    // The pause, and the tenth of a second in which the first token comes back.
    expect((await take()).throttled()).toBe(300);
    expect((await take()).throttled()).toBe(500);
    expect((await take()).throttled()).toBe(900);
    (await take()).succeeded();
    expect((await take()).throttled()).toBe(300);
  });

  test("takes requests that were throttled together for one event", async () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 5 });
    const passes = await Promise.all([bucket.take(), bucket.take(), bucket.take()]);
    expect(passes.map((pass) => pass.throttled())).toEqual([300, 300, 300]);
    const next = takeMany(bucket, 1);
    await vi.advanceTimersByTimeAsync(299);
    expect(next).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(next).toHaveLength(1);
  });
});

describe("the margin", () => {
  const operations = [
    "organizations:ListAccounts",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListRoots",
    "securityhub:ListConfigurationPolicyAssociations",
  ] as const;

  test("keeps AWS's own bucket from refusing anything, however unevenly requests arrive", async () => {
    const latencies = fc.array(fc.integer({ min: 5, max: 250 }), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), latencies, async (operation, latenciesMs) => {
        const sentAt = takeMany(new TokenBucket(withMargin(publishedRate(operation))), 60);
        await vi.advanceTimersByTimeAsync(120_000);
        expect(sentAt).toHaveLength(60);
        const arrivals = sentAt.map((ms, call) => ms + (latenciesMs[call % latenciesMs.length] ?? 0));
        expect(refusedBy(publishedRate(operation), arrivals)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["organizations:ListAccounts", 500, 61_000],
    ["securityhub:ListConfigurationPolicyAssociations", 111, 8100],
  ] as const)(
    "costs %s × %i less than a twentieth of the published time",
    async (operation, calls, floorMs) => {
      expect(estimateMs(operation, calls)).toBe(floorMs);
      const budget = createRateBudget();
      const sentAt = takeMany({ take: () => budget.take(operation) }, calls);
      await vi.advanceTimersByTimeAsync(floorMs * 1.05);
      expect(sentAt).toHaveLength(calls);
    },
  );
});

/** How many of the arrivals a full bucket at the published rate would refuse. */
function refusedBy({ perSecond, burst }: { perSecond: number; burst: number }, arrivals: number[]): number {
  let tokens = burst;
  let last = 0;
  let refused = 0;
  for (const arrival of arrivals.toSorted((a, b) => a - b)) {
    tokens = Math.min(burst, tokens + ((arrival - last) / 1000) * perSecond);
    last = arrival;
    if (tokens >= 1) tokens -= 1;
    else refused += 1;
  }
  return refused;
}

interface Waiting {
  readonly urgency: Urgency;
  readonly place: number;
}

describe("people and the background at one bucket", () => {
  const arbitraryArrivals = fc.array(
    fc.record({
      urgency: fc.constantFrom<Urgency>("person", "background"),
      afterMs: fc.nat({ max: 300 }),
    }),
    { maxLength: 60 },
  );

  /** Lets requests arrive, and answers those that were waiting and the one that was let through, grant by grant. */
  async function grantsOf(arrivals: readonly { readonly urgency: Urgency; readonly afterMs: number }[]) {
    const bucket = new TokenBucket({ perSecond: 10, burst: 1 });
    const waiting = new Set<Waiting>();
    const grants: { readonly served: Waiting; readonly left: readonly Waiting[] }[] = [];
    for (const [place, { urgency, afterMs }] of arrivals.entries()) {
      const request = { urgency, place };
      waiting.add(request);
      void bucket.take(undefined, urgency).then(() => {
        waiting.delete(request);
        grants.push({ served: request, left: [...waiting] });
      });
      await vi.advanceTimersByTimeAsync(afterMs);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    return grants;
  }

  test("each is served in the order of its own", () =>
    fc.assert(
      fc.asyncProperty(arbitraryArrivals, async (arrivals) => {
        const grants = await grantsOf(arrivals);
        expect(grants).toHaveLength(arrivals.length);
        for (const urgency of ["person", "background"] as const) {
          const places = grants.flatMap(({ served }) => (served.urgency === urgency ? served.place : []));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
        }
      }),
      { numRuns: 50 },
    ));

  test("a person never waits for two of the background in a row, nor the background for more than three people", () =>
    fc.assert(
      fc.asyncProperty(arbitraryArrivals, async (arrivals) => {
        const grants = await grantsOf(arrivals);
        let [background, people] = [0, 0];
        for (const { served, left } of grants) {
          const isWaiting = (urgency: Urgency) => left.some((each) => each.urgency === urgency);
          background = served.urgency === "background" && isWaiting("person") ? background + 1 : 0;
          people = served.urgency === "person" && isWaiting("background") ? people + 1 : 0;
          expect(background).toBeLessThanOrEqual(1);
          expect(people).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 50 },
    ));
});
