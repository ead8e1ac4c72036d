import { expect, it } from "vitest";
import { countOf, formatCount, formatShare, partOf } from "./count";

it("groups thousands", () => {
  expect(formatCount(10_204)).toBe("10,204");
  expect(partOf(37, 1_204)).toBe("37 of 1,204");
});

it("says one account and two accounts", () => {
  expect(countOf(1, "account")).toBe("1 account");
  expect(countOf(0, "account")).toBe("0 accounts");
  expect(countOf(2, "policy", "policies")).toBe("2 policies");
});

it("never rounds a part up to the whole or down to nothing", () => {
  expect(formatShare(9_999, 10_000)).toBe("99 %");
  expect(formatShare(1, 10_000)).toBe("< 1 %");
  expect(formatShare(10, 10)).toBe("100 %");
  expect(formatShare(0, 10)).toBe("0 %");
  expect(formatShare(0, 0)).toBe("–");
});
