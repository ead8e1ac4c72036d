// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { createSessionStore } from "./session-store";

const Value = z.object({ text: z.string() });

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.useRealTimers();
});

it("finds after a reload what was entered before it", () => {
  createSessionStore("form", Value).set({ text: "kept" });
  const afterReload = createSessionStore("form", Value);
  expect(afterReload.get()).toEqual({ text: "kept" });
  afterReload.set(undefined);
  expect(createSessionStore("form", Value).get()).toBeUndefined();
});

it("tells who listens, and hands out the same value until it changes", () => {
  const store = createSessionStore("form", Value);
  let heard = 0;
  const stop = store.subscribe(() => (heard += 1));
  store.set({ text: "one" });
  stop();
  store.set({ text: "two" });
  expect(heard).toBe(1);
  expect(store.get()).toBe(store.get());
});

it("takes what it cannot read for nothing", () => {
  sessionStorage.setItem("form", "{");
  expect(createSessionStore("form", Value).get()).toBeUndefined();
  sessionStorage.setItem("form", JSON.stringify({ of: "another version" }));
  expect(createSessionStore("form", Value).get()).toBeUndefined();
});

it("keeps what changes often a little later, and at the latest when the page goes or is hidden", () => {
  vi.useFakeTimers();
  const store = createSessionStore("form", Value, { keepWithinMs: 200 });
  const kept = () => createSessionStore("form", Value).get()?.text;
  store.set({ text: "one" });
  vi.advanceTimersByTime(150);
  store.set({ text: "two" });
  expect(kept()).toBeUndefined();
  vi.advanceTimersByTime(50);
  expect(kept()).toBe("two");
  store.set({ text: "three" });
  window.dispatchEvent(new Event("pagehide"));
  expect(kept()).toBe("three");
  store.set({ text: "four" });
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(kept()).toBe("four");
});
