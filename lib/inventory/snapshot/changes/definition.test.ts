import { expect, it } from "vitest";
import { AggregatorName, type ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { recordedTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import { AccountId, Region } from "@/lib/core/identifiers";
import { aggregatorDefinition, definitionDiff, type KnownDefinitions } from "./definition";

const region = Region.parse("eu-west-1");
const [before, later] = [Date.UTC(2026, 10, 20), Date.UTC(2026, 10, 21)];

function aggregator(accountId: string, updatedAt = before): ConfigurationAggregator {
  return {
    name: AggregatorName.parse("all"),
    arn: "arn:aws:config:eu-west-1:111111111111:config-aggregator/config-aggregator-a",
    region,
    source: { kind: "accounts", accountIds: [AccountId.parse(accountId)], regions: "all" },
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

function known(one: ConfigurationAggregator, readAt = before): KnownDefinitions {
  const definition = aggregatorDefinition(one);
  return {
    byKey: new Map([[definition.subject, { definition, readAt }]]),
    listed: new Set([region]),
  };
}

const one = aggregator("111111111111");
const other = aggregator("222222222222", later);
const nothing: KnownDefinitions = { byKey: new Map(), listed: new Set() };

it("compares what was read with what was known, with both values and since when", () => {
  const reading = { begunAt: later, definitions: [aggregatorDefinition(other)] };
  expect(definitionDiff(known(one), reading, later).changes).toMatchObject([
    {
      ...{ kind: "aggregator-changed", since: before },
      before: { source: { accountIds: ["111111111111"] } },
      after: { source: { accountIds: ["222222222222"] } },
    },
  ]);
});

it("takes the first list of a Region for no creation, and what comes to it later for one", () => {
  const reading = { begunAt: later, definitions: [aggregatorDefinition(other)], listed: [region] };
  expect(definitionDiff(nothing, reading, later).changes).toEqual([]);
  const listed: KnownDefinitions = { byKey: new Map(), listed: new Set([region]) };
  expect(definitionDiff(listed, reading, later).changes).toMatchObject([{ kind: "aggregator-created" }]);
});

it("lets nothing go that was not listed because its Region was not read", () => {
  const unread = { begunAt: later, definitions: [], listed: [] };
  expect(definitionDiff(known(one), unread, later).changes).toEqual([]);
  const read = { begunAt: later, definitions: [], listed: [region] };
  expect(definitionDiff(known(one), read, later)).toMatchObject({
    changes: [{ kind: "aggregator-deleted", after: null }],
    gone: [{ key: recordedTarget(one) }, { key: `tags of ${recordedTarget(one)}` }],
  });
});

it("leaves out a reading that began before what is known was read, or shows an older state of it", () => {
  const definitions = [aggregatorDefinition(one)];
  const begunBefore = { begunAt: before, definitions: [aggregatorDefinition(other)], listed: [region] };
  expect(definitionDiff(known(one, later), begunBefore, later).read).toEqual([]);
  expect(definitionDiff(known(other), { begunAt: later, definitions }, later).read).toEqual([]);
  const empty = { begunAt: before, definitions: [], listed: [region] };
  expect(definitionDiff(known(one, later), empty, later).gone).toEqual([]);
});
