import { expect, it } from "vitest";
import { PackName } from "@/lib/aws-config/packs/model";
import { PageForecast } from "./page-forecast";

const names = ["One", "Two", "Three"].map((name) => PackName.parse(name));
const [one = PackName.parse("One"), two = PackName.parse("Two")] = names;

it("guesses at best until one list has been read to its end", () => {
  const forecast = new PageForecast(new Map());
  forecast.page(one);
  expect(forecast.expected(names)).toBeUndefined();
  forecast.guess(4);
  expect(forecast.expected(names)).toBe(12);
  forecast.page(one);
  forecast.end(one);
  expect(forecast.expected(names)).toBe(6);
});

it("takes a list for as long as it was before, and for longer when it is", () => {
  const forecast = new PageForecast(
    new Map([
      [one, 10],
      [two, 1],
    ]),
  );
  // The third is new: it is taken for as long as the longest.
  expect(forecast.expected(names)).toBe(21);
  forecast.page(two);
  forecast.page(two);
  expect(forecast.expected(names)).toBe(22);
  forecast.page(one);
  forecast.end(one);
  expect(forecast.expected(names)).toBe(13);
});
