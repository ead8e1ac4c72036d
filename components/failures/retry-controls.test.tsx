// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Routed } from "@/components/ui/testing/routed";
import type { Failure } from "@/lib/core/failure";
import { guidanceFor, isAboutConnection } from "./guidance/guidance-for";
import { RetryControls } from "./retry-controls";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Retry({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const labels = { again: guidanceFor(failure).again, isAboutConnection: isAboutConnection(failure) };
  return <RetryControls {...labels} failure={failure} onRetry={onRetry} />;
}

function throttled(): Failure {
  return { code: "throttled", message: "Rate exceeded.", retryAfterMs: 3_000 };
}

it("leads to the page of the connection, where the failure is about that", () => {
  const unauthenticated: Failure = { code: "unauthenticated", message: "There are no credentials." };
  const { rerender } = render(<Retry failure={unauthenticated} onRetry={vi.fn()} />, {
    wrapper: Routed,
  });
  expect(screen.getByRole("link").getAttribute("href")).toBe("/connection");
  rerender(<Retry failure={throttled()} onRetry={vi.fn()} />);
  expect(screen.queryByRole("link")).toBeNull();
});

it("counts down and repeats a throttled call once, then again for the next refusal", () => {
  const onRetry = vi.fn();
  const { rerender } = render(<Retry failure={throttled()} onRetry={onRetry} />);
  expect(screen.getByText("Trying again in 3 s")).toBeDefined();
  act(() => void vi.advanceTimersByTime(2_000));
  expect(screen.getByText("Trying again in 1 s")).toBeDefined();
  act(() => void vi.advanceTimersByTime(20_000));
  expect(onRetry).toHaveBeenCalledOnce();
  rerender(<Retry failure={throttled()} onRetry={onRetry} />);
  act(() => void vi.advanceTimersByTime(3_000));
  expect(onRetry).toHaveBeenCalledTimes(2);
});

it("repeats an unavailable call at the press of the button only", () => {
  const onRetry = vi.fn();
  render(<Retry failure={{ code: "unavailable", message: "No answer." }} onRetry={onRetry} />, {
    wrapper: Routed,
  });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onRetry).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

it("asks by itself until Canopy's database answers again", () => {
  const onRetry = vi.fn();
  const late = (): Failure => ({ code: "unavailable", of: "database", message: "The database is late." });
  const { rerender } = render(<Retry failure={late()} onRetry={onRetry} />, { wrapper: Routed });
  act(() => void vi.advanceTimersByTime(5_250));
  expect(onRetry).toHaveBeenCalledOnce();
  rerender(<Retry failure={late()} onRetry={onRetry} />);
  act(() => void vi.advanceTimersByTime(5_250));
  expect(onRetry).toHaveBeenCalledTimes(2);
});
