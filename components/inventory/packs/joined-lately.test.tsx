// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { JoinedLately } from "./joined-lately";

afterEach(cleanup);

const HOUR_MS = 3_600_000;

it("says how long AWS still tries in an account that is new and does not record", () => {
  render(<JoinedLately joinedAt={Date.now() - 3.5 * HOUR_MS} kind="no-recorder" />);
  expect(screen.getByText("3 h ago")).toBeDefined();
  expect(screen.getByText(/tries again for about 3 h more/)).toBeDefined();
});

it("says when AWS has given up, and nothing of it where time is not the cause", () => {
  const joinedAt = Date.now() - 30 * HOUR_MS;
  const { rerender } = render(<JoinedLately joinedAt={joinedAt} kind="no-recorder" />);
  expect(screen.getByText("AWS no longer retries: deploy the pack again")).toBeDefined();
  rerender(<JoinedLately joinedAt={joinedAt} kind="permissions" />);
  expect(screen.queryByText(/AWS tries/)).toBeNull();
});
