import { ConfigServiceClient, PutConfigurationAggregatorCommand } from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { Region } from "@/lib/core/identifiers";
import { type Result, unwrap } from "@/lib/core/result";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import {
  changeAggregatorTags,
  deleteConfigurationAggregator,
  describeConfigurationAggregator,
  putConfigurationAggregator,
} from "./actions";
import { ABSENT } from "../aggregator-detail";
import { AggregatorName, type AggregatorSource } from "../model";
import { readAggregator, readAggregators } from "./read-aggregators";
import { requireAggregator } from "@/lib/inventory/serve/aggregators/read-list";

withTestDatabase();

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("by-action");
const accountsOf = (...accountIds: string[]) =>
  ({ kind: "accounts", accountIds, regions: ["eu-west-1"] }) as const;

describe("the actions of aggregators", () => {
  let sandbox: CollectorUnderTest;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
  });
  afterAll(() => sandbox.close());

  async function put(accountIds: readonly string[], expected: string) {
    const source = accountsOf(...accountIds);
    return putConfigurationAggregator({
      region,
      name,
      source: { ...source, accountIds: [...accountIds], regions: ["eu-west-1"] },
      expected,
      tags: [{ key: "team", value: "security" }],
    });
  }

  it("create an aggregator where there is none, and refuse to where there is one", async () => {
    expect(unwrap(await put(["111111111111"], ABSENT)).aggregator).toMatchObject({ name, region });
    expect(failureOf(await put(["222222222222"], ABSENT))).toMatchObject({
      code: "conflict",
      message: "There is an aggregator by-action in eu-west-1 already.",
    });
  });

  it("replace what was decided on and nothing else", async () => {
    const read = unwrap(await describeConfigurationAggregator({ region, name }));
    expect(read).toMatchObject({ tags: [{ key: "team", value: "security" }], missingParts: [] });
    unwrap(await put(["111111111111", "222222222222"], read.fingerprint));

    const calls = await sandbox.calls("PutConfigurationAggregator");
    expect(await put(["333333333333"], read.fingerprint)).toMatchObject({ failure: { code: "conflict" } });
    expect(await sandbox.calls("PutConfigurationAggregator")).toBe(calls);

    const { aggregator } = unwrap(await describeConfigurationAggregator({ region, name }));
    expect(idsOf(aggregator.source)).toEqual(["111111111111", "222222222222"]);
  });

  it("are looked into as soon as one was read, also where another client made it", async () => {
    unwrap(await readAggregators({}));
    const elsewhere = { region, name: AggregatorName.parse("made-elsewhere") };
    const config = new ConfigServiceClient({
      region,
      endpoint: sandbox.endpoint,
      credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
    });
    await config.send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: elsewhere.name,
        AccountAggregationSources: [{ AccountIds: ["111111111111"], AwsRegions: [region] }],
      }),
    );
    unwrap(await readAggregator(elsewhere));
    await expect(requireAggregator(elsewhere)).resolves.toBeUndefined();
  });

  it("keep what was before and after in the record, and the request that did it", async () => {
    const entries = await listAuditEntries(100);
    const target = `aggregator ${name} in ${region}`;
    const [last] = entries.filter((entry) => entry.target === target && entry.phase === "succeeded");
    expect(last).toMatchObject({
      operation: "config:PutConfigurationAggregator",
      before: { source: { accountIds: ["111111111111"] } },
      after: { source: { accountIds: ["111111111111", "222222222222"] } },
    });
    expect(last?.awsRequestId).toBeTruthy();
    expect(
      entries.some(
        ({ operation, failure }) => operation === "canopy:StartRun" && failure?.code === "conflict",
      ),
    ).toBe(true);
  });

  it("change tags, and only those of aggregators of the Region", async () => {
    const { arn } = unwrap(await describeConfigurationAggregator({ region, name })).aggregator;
    const set = [{ key: "cost", value: "1" }];
    const expected = [{ key: "team", value: "security" }];
    const changed = unwrap(
      await changeAggregatorTags({ change: { region, name, arn, set, remove: ["team"], expected } }),
    );
    expect(changed).toEqual({ tags: set });
    const foreign = arn.replace("eu-west-1", "us-east-1");
    expect(
      await changeAggregatorTags({ change: { region, name, arn: foreign, set, remove: [], expected } }),
    ).toMatchObject({
      failure: { code: "invalid-input" },
    });
    const rule = arn.replace("config-aggregator/config-aggregator-", "config-rule/config-rule-");
    expect(
      await changeAggregatorTags({ change: { region, name, arn: rule, set, remove: [], expected } }),
    ).toMatchObject({
      failure: { code: "invalid-input" },
    });
  });

  it("change no tags where others were reviewed", async () => {
    const { aggregator, tags = [] } = unwrap(await describeConfigurationAggregator({ region, name }));
    const { arn } = aggregator;
    const calls = () => Promise.all([sandbox.calls("TagResource"), sandbox.calls("UntagResource")]);
    const before = await calls();
    const set = [{ key: "cost", value: "2" }];
    for (const expected of [[], [{ key: "cost", value: "0" }], [...tags, { key: "more", value: "" }]]) {
      const change = { region, name, arn, set, remove: ["cost"], expected };
      expect(await changeAggregatorTags({ change })).toMatchObject({ failure: { code: "conflict" } });
    }
    expect(await calls()).toEqual(before);
    const inputs = Array.from({ length: 10 }, (_, index) => ({
      region,
      name,
      arn,
      set: [{ key: "cost", value: `by ${index}` }],
      remove: [],
      expected: [...tags],
    }));
    const results = await Promise.all(inputs.map((change) => changeAggregatorTags({ change })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("answer an aggregator whose tags cannot be read, and say so", async () => {
    await sandbox.fault({
      operation: "ListTagsForResource",
      service: "config",
      fault: { kind: "deny" },
      times: 1,
    });
    const read = unwrap(await describeConfigurationAggregator({ region, name }));
    expect(read.tags).toBeUndefined();
    expect(read.missingParts).toMatchObject([{ part: "tags", failure: { code: "forbidden" } }]);
  });

  it("leave alone what a service has made", async () => {
    const controlTower = AggregatorName.parse("aws-controltower-ConfigAggregatorForOrganizations");
    const calls = await sandbox.calls("DeleteConfigurationAggregator");
    const failure = failureOf(
      await deleteConfigurationAggregator({ region, name: controlTower, expected: "any" }),
    );
    expect(failure?.code).toBe("precondition");
    expect(failure?.message).toContain("controltower.amazonaws.com");
    expect(await sandbox.calls("DeleteConfigurationAggregator")).toBe(calls);
  });

  it("delete, and keep in the record what it was", async () => {
    const { fingerprint: expected } = unwrap(await describeConfigurationAggregator({ region, name }));
    const calls = await sandbox.calls("DeleteConfigurationAggregator");
    expect(await deleteConfigurationAggregator({ region, name, expected: "another" })).toMatchObject({
      failure: { code: "conflict" },
    });
    expect(await sandbox.calls("DeleteConfigurationAggregator")).toBe(calls);
    unwrap(await deleteConfigurationAggregator({ region, name, expected }));
    expect(await describeConfigurationAggregator({ region, name })).toMatchObject({
      failure: { code: "not-found" },
    });
    const last = (await listAuditEntries(10)).find(({ operation }) => operation.startsWith("config:"));
    expect(last).toMatchObject({
      operation: "config:DeleteConfigurationAggregator",
      phase: "succeeded",
      before: { name, source: { accountIds: ["111111111111", "222222222222"] } },
    });
  });

  it("ask nowhere that Canopy is not set to look into", async () => {
    const bogus = Region.parse("xx-nowhere-1");
    const failure = failureOf(await describeConfigurationAggregator({ region: bogus, name }));
    expect(failure?.code).toBe("precondition");
    expect(failure?.message).toContain("CANOPY_CONFIG_REGIONS");
  });
});

function idsOf(source: AggregatorSource | undefined): readonly string[] {
  return source?.kind === "accounts" ? source.accountIds : [];
}

function failureOf(result: Result<unknown>): Failure | undefined {
  return result.ok ? undefined : result.failure;
}
