import { expect, test } from "vitest";
import { median } from "./median";

test("of an odd number it is the middle one, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
});

test("of an even number it lies between the two in the middle", () => {
  expect(median([1, 2, 4, 9])).toBe(3);
});

test("of nothing there is none", () => {
  expect(median([])).toBeNaN();
});
