// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isUnreachable, useReloadWhenReachable } from "./use-reload-when-reachable";

const reload = vi.fn();
const lost = new TypeError("network error");

beforeEach(() => {
  vi.useFakeTimers();
  reload.mockClear();
  sessionStorage.clear();
  vi.stubGlobal("location", { reload });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function serverAnswers(...answers: readonly (number | undefined)[]) {
  const left = [...answers];
  vi.stubGlobal("fetch", () => {
    const status = left.shift();
    return status === undefined ? Promise.reject(lost) : Promise.resolve(new Response("", { status }));
  });
}

it.each(["network error", "Failed to fetch", "Failed to load chunk /_next/x.js", "Load failed"])(
  "takes %s for a server that cannot be reached",
  (message) => expect(isUnreachable(new TypeError(message))).toBe(true),
);

it("does not take a defect for one", () => {
  expect(isUnreachable(new TypeError("undefined is not a function"))).toBe(false);
});

it("loads the page anew when the server is back, and not before", async () => {
  serverAnswers(undefined, 503, 200);
  renderHook(() => useReloadWhenReachable(lost));
  await vi.advanceTimersByTimeAsync(4_000);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

it("leaves a page alone that failed again at once, and one with a defect", async () => {
  serverAnswers(200, 200, 200, 200);
  sessionStorage.setItem("canopy-reloaded-at", String(Date.now()));
  renderHook(() => useReloadWhenReachable(lost));
  renderHook(() => useReloadWhenReachable(new TypeError("undefined is not a function")));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reload).not.toHaveBeenCalled();
});
