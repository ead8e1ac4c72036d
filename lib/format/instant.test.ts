import { expect, it } from "vitest";
import { formatExact, formatRelative } from "./instant";

const now = Date.UTC(2026, 10, 21, 1, 27, 3);
const minutes = 60_000;

it.each([
  [0, "just now"],
  [2 * minutes, "2 min ago"],
  [-5 * minutes, "in 5 min"],
  [26 * 60 * minutes, "26 h ago"],
  [12 * 24 * 60 * minutes, "12 d ago"],
  [90 * 24 * 60 * minutes, "3 mo ago"],
  [800 * 24 * 60 * minutes, "2 y ago"],
])("says how far away an instant %i ms back is: %s", (back, text) => {
  expect(formatRelative(now - back, now)).toBe(text);
});

it("writes the exact instant with its offset", () => {
  expect(formatExact(now, "UTC")).toBe("2026-11-21 01:27:03 UTC");
  expect(formatExact(now, "Europe/Berlin")).toBe("2026-11-21 02:27:03 +01:00");
  expect(formatExact(now, "Asia/Kolkata")).toBe("2026-11-21 06:57:03 +05:30");
});
