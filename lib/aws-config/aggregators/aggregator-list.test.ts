import { expect, it } from "vitest";
import { Region } from "@/lib/core/identifiers";
import { type AggregatorList, withAggregator, withoutAggregator } from "./aggregator-list";
import { AggregatorName, type ConfigurationAggregator } from "./model";

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("org");

const aggregator: ConfigurationAggregator = {
  name,
  region,
  arn: "arn:aws:config:eu-west-1:444455556666:config-aggregator/config-aggregator-abcdefgh",
  source: { kind: "accounts", accountIds: [], regions: "all" },
};

const list: AggregatorList = {
  readAt: 0,
  regions: [
    { region, aggregators: [] },
    { region: Region.parse("us-east-1"), aggregators: [] },
  ],
};

it("shows a created aggregator in its Region, a replaced one once, and a deleted one no longer", () => {
  const created = withAggregator(list, aggregator);
  expect(created.regions.map(({ aggregators }) => aggregators.length)).toEqual([1, 0]);
  const replaced = withAggregator(created, {
    ...aggregator,
    source: { kind: "accounts", accountIds: [], regions: [region] },
  });
  expect(replaced.regions[0]?.aggregators).toMatchObject([{ name, source: { regions: [region] } }]);
  expect(withoutAggregator(replaced, { region, name })).toEqual(list);
});
