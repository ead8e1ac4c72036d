// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createStoredDraft } from "./stored-draft";

const Draft = z.object({ name: z.string() });
const key = "canopy.test";

beforeEach(() => sessionStorage.clear());

it("is found again after a reload", () => {
  const before = createStoredDraft(key, Draft, { name: "" });
  before.update(() => ({ name: "typed" }));
  expect(createStoredDraft(key, Draft, { name: "" }).get()).toEqual({ name: "typed" });
});

it("begins anew where the storage holds something else", () => {
  sessionStorage.setItem(key, "{");
  expect(createStoredDraft(key, Draft, { name: "new" }).get()).toEqual({ name: "new" });
  sessionStorage.setItem(key, JSON.stringify({ name: 1 }));
  expect(createStoredDraft(key, Draft, { name: "new" }).get()).toEqual({ name: "new" });
});

it("tells who follows it", () => {
  const draft = createStoredDraft(key, Draft, { name: "" });
  const heard: string[] = [];
  const stop = draft.subscribe(() => heard.push(draft.get().name));
  draft.update(() => ({ name: "a" }));
  stop();
  draft.update(() => ({ name: "b" }));
  expect(heard.filter((name) => name !== "")).toEqual(["a"]);
});
