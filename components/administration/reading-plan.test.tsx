// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ReadingPlan } from "./reading-plan";

afterEach(cleanup);

test("a reading says its calls, its time and what a day comes to", () => {
  render(
    <ReadingPlan
      reading={{
        calls: 2_612,
        onceADay: 0,
        leastMs: 199_000,
        refreshMs: 900_000,
        intervalMs: 900_000,
        isOverLimit: false,
      }}
    />,
  );
  expect(screen.getByText(/One reading/).textContent).toBe(
    "One reading of everything makes 2,612 calls and takes at least 3 min at AWS’s rates. Every 15 min that is 250,752 calls a day.",
  );
});

test("with a limit that the refresh would exceed, it says how far apart readings are", () => {
  const reading = {
    calls: 2_612,
    onceADay: 0,
    leastMs: 199_000,
    refreshMs: 900_000,
    intervalMs: 8_640_000,
    isOverLimit: false,
  };
  render(<ReadingPlan reading={reading} />);
  expect(screen.getByText(/One reading/).textContent).toContain(
    "With the limit, readings are 2 h apart: 26,120 calls a day.",
  );
});

test("a limit that account tags alone exceed is named as exceeded", () => {
  const reading = { calls: 100, onceADay: 191, leastMs: 9_000, refreshMs: 900_000, intervalMs: 604_800_000 };
  render(<ReadingPlan reading={{ ...reading, isOverLimit: true }} />);
  expect(screen.getByText(/One reading/).textContent).toContain(
    "With the limit, readings are 7 d apart: 205 calls a day. That is more than the limit,",
  );
});

test("account tags are among the calls of a day", () => {
  const reading = {
    calls: 100,
    onceADay: 10_000,
    leastMs: 9_000,
    refreshMs: 900_000,
    intervalMs: 900_000,
    isOverLimit: false,
  };
  render(<ReadingPlan reading={reading} />);
  expect(screen.getByText(/One reading/).textContent).toContain(
    "that is 19,600 calls a day, 10,000 for account tags among them.",
  );
});
