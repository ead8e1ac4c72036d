// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createSessionStore } from "./session-store";

const Value = z.object({ text: z.string() });

beforeEach(() => sessionStorage.clear());

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
