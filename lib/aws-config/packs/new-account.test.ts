import { expect, it } from "vitest";
import { retriedFor } from "./new-account";

const HOUR_MS = 3_600_000;
const joinedAt = Date.parse("2026-03-04T05:00:00.000Z");

it.each([
  [0, 7],
  [3, 4],
  [7, 0],
  [30, 0],
])("%i hours after an account without a recorder has joined, AWS tries for %i hours more", (since, left) => {
  expect(retriedFor("no-recorder", { joinedAt, now: joinedAt + since * HOUR_MS })).toBe(left * HOUR_MS);
});

it("says nothing of causes that time does not change", () => {
  expect(retriedFor("permissions", { joinedAt, now: joinedAt })).toBeUndefined();
});
