import { expect, it } from "vitest";
import { formatDuration, formatRemaining } from "./duration";

it.each([
  [0, "0 s"],
  [-5, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [3_599_999, "59 min"],
  [31 * 3_600_000, "31 h"],
  [48 * 3_600_000, "2 d"],
])("writes %i ms as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it("counts down to the end and not past it", () => {
  expect(formatRemaining(1)).toBe("1 s");
  expect(formatRemaining(0)).toBe("0 s");
  expect(formatRemaining(99_000)).toBe("99 s");
  expect(formatRemaining(101_000)).toBe("2 min");
});
