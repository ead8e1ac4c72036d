import { expect, it } from "vitest";
import { disagreements } from "./number-agreement";

it("finds what disagrees in number", () => {
  for (const text of [
    "1 accounts",
    "1 more aggregators",
    "2 account",
    "0 more OU",
    "1 account match",
    "1 account below keep their own",
    "1 account–Region pairs",
  ]) {
    expect([text, disagreements(text)]).not.toEqual([text, []]);
  }
  for (const text of ["1 account", "21 accounts", "1 more aggregator", "0 accounts", "1 account matches"]) {
    expect([text, disagreements(text)]).toEqual([text, []]);
  }
});
