import { expect, test } from "vitest";
import { benchOptions } from "./options";

test("without anything it measures everything on the large world in five rounds", () => {
  expect(benchOptions([])).toEqual({
    only: undefined,
    rounds: 5,
    minutes: 1,
    size: "large",
    strict: false,
    world: ["--world", "large"],
  });
});

test("a number is a size as well", () => {
  expect(benchOptions(["--size", "50000", "--only", "page"])).toMatchObject({
    only: "page",
    world: ["--accounts", "50000"],
  });
});

test.each([
  [
    ["--only", "everything"],
    "--only everything is none of page, packs, overview, runs, viewers, collection, editor",
  ],
  [["--rounds", "0"], "--rounds 0 is not a whole number"],
  [["--minutes", "0.5"], "--minutes 0.5 is not a whole number of minutes from 1 to 60"],
  [["--size", "enormous"], "--size enormous is neither a world"],
  [["--size", "60000"], "nor a number of accounts from 2 to 50000"],
])("%s is refused with what would do", (args, message) => {
  expect(() => benchOptions(args)).toThrow(message);
});
