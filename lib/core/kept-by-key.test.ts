import { expect, it } from "vitest";
import { KeptByKey } from "./kept-by-key";

it("makes what is asked for once, and keeps what was asked for last", () => {
  const asked: string[] = [];
  const kept = new KeptByKey<{ readonly key: string }>(2);
  const get = (key: string) =>
    kept.get(key, () => {
      asked.push(key);
      return { key };
    });
  expect(get("a")).toBe(get("a"));
  get("b");
  get("a");
  get("c");
  expect(get("a").key).toBe("a");
  get("b");
  expect(asked).toEqual(["a", "b", "c", "b"]);
});

it("keeps nothing of what failed", () => {
  const kept = new KeptByKey<object>(2);
  expect(() =>
    kept.get("a", () => {
      throw new Error("not now");
    }),
  ).toThrow("not now");
  expect(kept.get("a", () => ({ made: true }))).toEqual({ made: true });
});
