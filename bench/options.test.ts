import { expect, test } from "vitest";
import { benchOptions } from "./options";

const pages = ["page", "opening", "packs"];

test("without anything it measures everything on the large world, and the pages on two others, in five rounds", () => {
  expect(benchOptions([])).toMatchObject({
    only: undefined,
    rounds: 5,
    minutes: 1,
    strict: false,
    peers: true,
    sizes: [
      { name: "1000", world: ["--accounts", "1000"], parts: pages },
      {
        name: "large",
        world: ["--world", "large"],
        parts: [...pages, "overview", "screens", "runs", "viewers", "collection", "editor"],
      },
      { name: "huge", world: ["--world", "huge"], parts: pages },
    ],
  });
});

test("a number is a size as well", () => {
  expect(benchOptions(["--size", "50000", "--only", "page"])).toMatchObject({
    only: ["page"],
    sizes: [{ name: "50000", world: ["--accounts", "50000"], parts: ["page"] }],
  });
});

test("a quick run is one round on a thousand accounts", () => {
  expect(benchOptions(["--quick"])).toMatchObject({ rounds: 1, sizes: [{ name: "1000" }] });
});

test.each([
  [
    ["--only", "everything"],
    "--only everything is none of page, opening, packs, overview, screens, runs, viewers, collection, editor",
  ],
  [["--rounds", "0"], "--rounds 0 is not a whole number"],
  [["--minutes", "0.5"], "--minutes 0.5 is not a whole number of minutes from 1 to 60"],
  [["--size", "enormous"], "--size enormous is neither a world"],
  [["--size", "large,60000"], "nor a number of accounts from 2 to 50000"],
  [["--quick", "--record", "1.0.0"], "--record keeps the results of a whole run"],
  [["--record", "today"], "--record today is not the version of a release"],
])("%s is refused with what would do", (args, message) => {
  expect(() => benchOptions(args)).toThrow(message);
});
