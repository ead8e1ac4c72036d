import { expect, it } from "vitest";
import { Bell } from "./bell";

const never = new AbortController().signal;
const HOUR = 3_600_000;

it("ends a wait", async () => {
  const bell = new Bell();
  const wait = bell.rung(HOUR, never);
  bell.ring();
  expect(await wait).toBe(true);
});

it("counts for the next wait, once, however often it was rung", async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  expect(await bell.rung(HOUR, never)).toBe(true);
  expect(await bell.rung(1, never)).toBe(false);
});

it("is not waited for after the signal", async () => {
  const bell = new Bell();
  const over = new AbortController();
  const wait = bell.rung(HOUR, over.signal);
  over.abort();
  expect(await wait).toBe(false);
  expect(await bell.rung(HOUR, over.signal)).toBe(false);
});
