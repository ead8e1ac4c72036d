import { expect, it } from "vitest";
import { sortedKeys } from "./keys";

it("follows a key that is replaced between two readings", () => {
  const map = new Map([
    ["222222222222", 1],
    ["111111111111", 2],
  ]);
  const first = sortedKeys(map);
  expect(first).toEqual(["111111111111", "222222222222"]);
  expect(sortedKeys(map)).toBe(first);
  map.delete("111111111111");
  map.set("333333333333", 3);
  expect(sortedKeys(map)).toEqual(["222222222222", "333333333333"]);
});
