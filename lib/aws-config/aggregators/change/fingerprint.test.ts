import fc from "fast-check";
import { expect, test } from "vitest";
import { AccountId, Region } from "@/lib/core/identifiers";
import { fingerprintOf } from "./fingerprint";
import { AggregatorName, type AggregatorSource, type ConfigurationAggregator } from "../model";

const accountIds = fc.uniqueArray(
  fc.integer({ min: 0, max: 99 }).map((number) => AccountId.parse(String(number).padStart(12, "0"))),
  { minLength: 1 },
);
const regions = fc.oneof(
  fc.constant("all" as const),
  fc.uniqueArray(
    fc.constantFrom(...["eu-west-1", "us-east-1", "us-east-2"].map((code) => Region.parse(code))),
    {
      minLength: 1,
    },
  ),
);
const sources: fc.Arbitrary<AggregatorSource> = fc.oneof(
  fc.record({ kind: fc.constant("accounts" as const), accountIds, regions }),
  fc.record({
    kind: fc.constant("organization" as const),
    roleArn: fc.constantFrom("arn:one", "arn:two"),
    regions,
  }),
);

function aggregator(source: AggregatorSource, arn = "arn"): ConfigurationAggregator {
  return { name: AggregatorName.parse("a"), arn, region: Region.parse("eu-west-1"), source };
}

function canonical(source: AggregatorSource): string {
  const sorted = { ...source, regions: source.regions === "all" ? "all" : source.regions.toSorted() };
  return JSON.stringify(
    sorted.kind === "accounts" ? { ...sorted, accountIds: sorted.accountIds.toSorted() } : sorted,
  );
}

test("the order in which AWS lists things means nothing", () => {
  fc.assert(
    fc.property(sources, (source) => {
      const reversed = {
        ...source,
        regions: source.regions === "all" ? ("all" as const) : source.regions.toReversed(),
      };
      const other =
        reversed.kind === "accounts"
          ? { ...reversed, accountIds: reversed.accountIds.toReversed() }
          : reversed;
      expect(fingerprintOf(aggregator(other))).toBe(fingerprintOf(aggregator(source)));
    }),
  );
});

test("two that collect different things differ", () => {
  fc.assert(
    fc.property(sources, sources, (one, other) => {
      fc.pre(canonical(one) !== canonical(other));
      expect(fingerprintOf(aggregator(one))).not.toBe(fingerprintOf(aggregator(other)));
    }),
  );
});

test("one that was made anew is another, and so is one with other filters", () => {
  const source: AggregatorSource = { kind: "organization", roleArn: "arn:one", regions: "all" };
  const one = aggregator(source);
  expect(fingerprintOf(aggregator(source, "another arn"))).not.toBe(fingerprintOf(one));
  const filtered = { ...one, filters: { resourceTypes: ["AWS::EC2::Instance"] } };
  const principals = { ...one, filters: { servicePrincipals: ["AWS::EC2::Instance"] } };
  expect(new Set([one, filtered, principals].map(fingerprintOf)).size).toBe(3);
  expect(fingerprintOf({ ...filtered, updatedAt: "2026-01-01T00:00:00.000Z" })).toBe(fingerprintOf(filtered));
});
