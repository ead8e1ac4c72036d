import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, formatCount, formatShare, partOf, partOfAll, plural } from "./count";

describe("counts as words", () => {
  it("groups thousands and agrees in number", () => {
    expect([0, 1, 2, 1_204].map((count) => countOf(count, "account"))).toEqual([
      "0 accounts",
      "1 account",
      "2 accounts",
      "1,204 accounts",
    ]);
    expect(countOf(2, "entry", "entries")).toBe("2 entries");
    expect([0, 1, 2].map((count) => plural(count, "keeps its", "keep their"))).toEqual([
      "keep their",
      "keeps its",
      "keep their",
    ]);
    expect(formatCount(1_234_567)).toBe("1,234,567");
  });

  it("says what a part is of", () => {
    expect(partOf(37, 1_204)).toBe("37 of 1,204");
    expect([0, 1, 2].map((whole) => partOfAll(0, whole, "pack"))).toEqual([
      "0 of 0 packs",
      "0 of 1 pack",
      "0 of 2 packs",
    ]);
  });
});

describe("formatShare", () => {
  it("rounds to the nearest", () => {
    expect(formatShare(191, 1_200)).toBe("16%");
    expect(formatShare(1_177, 1_200)).toBe("98%");
  });

  it("says 0% of none alone and 100% of all alone", () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), (one, other) => {
        const [part, whole] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(whole > 0);
        const share = formatShare(part, whole);
        expect(share === "0%").toBe(part === 0);
        expect(share === "100%").toBe(part === whole);
        const percent = Number(/\d+/.exec(share)?.[0]);
        expect(Math.abs(percent - (part / whole) * 100)).toBeLessThanOrEqual(1);
      }),
    );
    expect(formatShare(0, 0)).toBe("–");
  });
});
