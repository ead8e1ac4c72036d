import fc from "fast-check";
import { expect, it } from "vitest";
import { accountsOf } from "./change/aggregator-diff";
import { noAggregator } from "./aggregator-state";
import { arbitraryAggregator } from "./testing/arbitrary-aggregator";
import { accountChanges, recordedAccountChanges, weeklyQuota } from "./weekly-quota";

const source = (...accountIds: string[]) => ({ kind: "accounts", accountIds, regions: "all" });
const [one, two] = ["111111111111", "222222222222"];

const region = "eu-west-1";

it("adds up what the record says was added, removed and deleted", () => {
  const created = { before: null, input: { region, source: source(one, two) } };
  const changed = { before: { aggregator: { source: source(one) } }, input: { region, source: source(two) } };
  const deleted = { before: { source: source(one, two) }, input: { region, name: "x" } };
  expect(recordedAccountChanges([created, changed, deleted], region)).toBe(2 + 2 + 2);
});

it("counts too much rather than too little where the record does not say how it was", () => {
  const failure = { code: "unavailable", message: "No answer." };
  const change = { before: { unknown: failure }, input: { region, source: source(one) } };
  expect(recordedAccountChanges([change], region)).toBe(1);
  expect(recordedAccountChanges([change], "us-east-1")).toBe(0);
});

it("is exceeded by the account after the thousandth", () => {
  expect(weeklyQuota(400, 600).exceeds).toBe(false);
  expect(weeklyQuota(401, 600).exceeds).toBe(true);
  expect(weeklyQuota(0, 1_400).exceeds).toBe(false);
});

it("counts a creation as all its accounts, and a way back as much as the way there", () => {
  fc.assert(
    fc.property(arbitraryAggregator, arbitraryAggregator, (before, after) => {
      expect(accountChanges(noAggregator, after)).toBe(accountsOf(after).length);
      expect(accountChanges(before, after)).toBe(accountChanges(after, before));
    }),
  );
});
