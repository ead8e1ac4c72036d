import { expect, test } from "vitest";
import type { CollectionStream } from "../snapshot/progress";
import { intervalFor, readingPlan } from "./reading-plan";
import { complianceStreamPlan, organizationStreamPlan, packStreamPlan } from "./stream-plan";

function stream(name: CollectionStream["name"], pagesDone: number, pagesExpected?: number): CollectionStream {
  const common = { name, pagesDone, itemsRead: 0, throttled: 0, state: "done" } as const;
  return pagesExpected === undefined ? common : { ...common, pagesExpected };
}

test("the slowest bucket decides, and all of AWS Config shares one", () => {
  const plan = readingPlan([
    {
      plan: organizationStreamPlan,
      streams: [stream("accounts", 500), stream("associations", 111), stream("settings", 1)],
    },
    { plan: packStreamPlan, streams: [stream("pack-accounts", 1_000)] },
    { plan: complianceStreamPlan, streams: [stream("compliance-packs", 1_000)] },
  ]);
  // ListAccounts takes 61 s, and 2,000 calls at ten a second with ten at once 199 s.
  expect(plan).toEqual({ calls: 2_612, leastMs: 199_000 });
});

test("a reading that has only begun counts with what it expects", () => {
  const streams = [stream("accounts", 3, 500)];
  expect(readingPlan([{ plan: organizationStreamPlan, streams }]).calls).toBe(500);
});

test("nothing read yet is no call", () => {
  expect(readingPlan([{ plan: organizationStreamPlan, streams: [] }])).toEqual({ calls: 0, leastMs: 0 });
});

test("a day's calls are spread over the day", () => {
  expect(intervalFor({ calls: 2_612, onceADay: 0 }, 26_120)).toBe(8_640_000);
  expect(intervalFor({ calls: 2_612, onceADay: 10_000 }, 36_120)).toBe(8_640_000);
  expect(intervalFor({ calls: 2_612, onceADay: 0 }, undefined)).toBe(0);
});

test("where what is read once a day takes more than all of them, readings are a week apart", () => {
  expect(intervalFor({ calls: 2_612, onceADay: 10_000 }, 5_000)).toBe(7 * 86_400_000);
});
