import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

describe("a token bucket", () => {
  it("lets the burst through at once and then the rate", () => {
    const bucket = new TokenBucket({ perSecond: 8, burst: 12 }, 0);
    expect(Array.from({ length: 13 }, () => bucket.tryTake(0))).toEqual([
      ...Array<boolean>(12).fill(true),
      false,
    ]);
    expect(bucket.tryTake(124)).toBe(false);
    expect(bucket.tryTake(125)).toBe(true);
    expect(bucket.tryTake(125)).toBe(false);
  });

  it("never lets more than burst and rate allow through, whenever calls come", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 200 }), (pauses) => {
        const bucket = new TokenBucket({ perSecond: 5, burst: 8 }, 0);
        let now = 0;
        let taken = 0;
        for (const pause of pauses) {
          now += pause;
          if (bucket.tryTake(now)) taken += 1;
          expect(taken).toBeLessThanOrEqual(8 + (now / 1000) * 5 + 1e-6);
        }
      }),
    );
  });
});
