import { expect, test } from "vitest";
import { rateBoundMs } from "./rate-bound";

test("the slowest operation decides: five hundred pages of accounts at eight a second after a burst of twelve", () => {
  expect(
    rateBoundMs({
      "organizations:ListAccounts": { calls: 500, throttled: 0 },
      "securityhub:ListConfigurationPolicyAssociations": { calls: 111, throttled: 0 },
    }),
  ).toEqual({ operation: "organizations:ListAccounts", ms: 61_000 });
});

test("calls that were refused do not count: they took no token", () => {
  expect(rateBoundMs({ "organizations:ListAccounts": { calls: 520, throttled: 20 } }).ms).toBe(61_000);
});

test("services without published rates bound nothing", () => {
  expect(rateBoundMs({ "config:DescribeConfigurationAggregators": { calls: 900, throttled: 0 } }).ms).toBe(0);
});
