import fc from "fast-check";
import { expect, it } from "vitest";
import { standardCoverage } from "./standard-coverage";
import { arbitrarySettings } from "../testing/arbitrary-settings";

const policy = fc.record({
  settings: fc.option(arbitrarySettings, { nil: undefined }),
  accounts: fc.nat({ max: 10_000 }),
});

it("puts every policy and every account in exactly one part", () => {
  fc.assert(
    fc.property(fc.array(policy), (policies) => {
      const { enabled, lacking, unknown } = standardCoverage("arn:aws:securityhub:::cis", policies);
      const parts = [enabled, lacking, unknown];
      expect(parts.flatMap((part) => part.policies).length).toBe(policies.length);
      expect(new Set(parts.flatMap((part) => part.policies)).size).toBe(policies.length);
      expect(parts.reduce((sum, part) => sum + part.accounts, 0)).toBe(
        policies.reduce((sum, { accounts }) => sum + accounts, 0),
      );
    }),
  );
});

it("counts a policy that disables Security Hub among those that lack the standard", () => {
  const arn = "arn:aws:securityhub:eu-west-1::standards/ai-security-best-practices/v/1.0.0";
  const settings = {
    name: "one",
    description: "",
    serviceEnabled: true,
    enabledStandardIdentifiers: [arn],
    controls: { mode: "all-but" as const, ids: [] },
    customParameters: [],
  };
  const coverage = standardCoverage(arn, [
    { settings, accounts: 7 },
    { settings: { ...settings, serviceEnabled: false }, accounts: 5 },
    { settings: { ...settings, enabledStandardIdentifiers: [] }, accounts: 3 },
    { settings: undefined, accounts: 2 },
  ]);
  expect([coverage.enabled.accounts, coverage.lacking.accounts, coverage.unknown.accounts]).toEqual([
    7, 8, 2,
  ]);
});
