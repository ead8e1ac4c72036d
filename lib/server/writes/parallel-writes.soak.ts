import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("soaked");

describe("a hundred rounds of ten changes with one fingerprint", () => {
  let sandbox: CollectorUnderTest;
  let other: SecondProcess;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    other = await startSecondProcess();
  });
  afterAll(async () => {
    await other.kill();
    await sandbox.close();
  });

  it("let one of each round pass, whether from one process or from two", async () => {
    let expected = ABSENT;
    for (let round = 0; round < 100; round += 1) {
      const inputs = Array.from({ length: 10 }, (_, index) => {
        const accountIds = [String(100_000_000_000 + round * 10 + index)];
        const source = { kind: "accounts" as const, accountIds, regions: "all" as const };
        return { region, name, expected, source };
      });
      const here = round % 2 === 0 ? 10 : 5;
      const [ours, theirs] = await Promise.all([
        Promise.all(inputs.slice(0, here).map((input) => putConfigurationAggregator(input))),
        here === 10 ? [] : other.call("putConfigurationAggregator", inputs.slice(here)),
      ]);
      const outcomes = [...ours, ...theirs].map((result) => (result.ok ? "done" : result.failure.code));
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(9);
      expected = unwrap(await describeConfigurationAggregator({ region, name })).fingerprint;
    }
    expect(await sandbox.calls("PutConfigurationAggregator")).toBe(100);
  });
});
