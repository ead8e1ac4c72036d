import { afterAll, beforeAll, expect, it } from "vitest";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { collect } from "@/lib/aws/paginate";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { selectRecorders } from "./operations";
import { RecorderRow } from "./operations-wire";

let sandbox: AwsUnderTest;
beforeAll(async () => {
  sandbox = await sandboxUnderTest();
  const body = JSON.stringify({ accounts: 300, ous: 30, seed: 3 });
  const headers = { "content-type": "application/json" };
  await fetch(`${sandbox.endpoint}/_sandbox/seed`, { method: "POST", headers, body });
});
afterAll(() => sandbox.close());

const home = Region.parse("eu-west-1");
const organization = AggregatorName.parse("organization");

it("reads the recorders of a Region page by page, each once, with what they record", async () => {
  const { aws } = sandbox;
  const recorders = await collect(selectRecorders(aws, { aggregator: organization, regions: [home] }));
  expect(recorders.length).toBeGreaterThan(100);
  expect(new Set(recorders.map(({ accountId }) => accountId)).size).toBe(recorders.length);
  expect(new Set(recorders.map(({ region }) => region))).toEqual(new Set([home]));
  expect(new Set(recorders.map(({ isRecording, scope }) => `${isRecording} ${scope}`))).toEqual(
    new Set(["true all", "false all", "true included-types", "true excluded-types"]),
  );
});

it("has none of an aggregator whose filters leave recorders out", async () => {
  const filtered = (await describeConfigurationAggregators(sandbox.aws)).find(({ filters }) => filters);
  const aggregator = filtered?.name ?? organization;
  expect(await collect(selectRecorders(sandbox.aws, { aggregator }))).toEqual([]);
});

it("fails as not found where there is no such aggregator", async () => {
  const question = { aggregator: AggregatorName.parse("none") };
  await expect(collect(selectRecorders(sandbox.aws, question))).rejects.toMatchObject({
    failure: { code: "not-found" },
  });
});

const place = { accountId: "111122223333", awsRegion: "eu-west-1" };

it.each([
  [{}, {}],
  [{ configuration: "text" }, {}],
  [{ configuration: { Recording: "true" } }, {}],
  [{ configuration: { Recording: false } }, { isRecording: false }],
  [{ configuration: { RecordingGroup: { AllSupported: true } } }, { scope: "all" }],
  [
    { configuration: { RecordingGroup: { AllSupported: false, ResourceTypes: ["a", "b"] } } },
    { scope: "included-types", types: 2 },
  ],
  [
    { configuration: { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ["a"] } } } },
    { scope: "excluded-types", types: 1 },
  ],
  [
    { configuration: { RecordingGroup: { RecordingStrategy: { UseOnly: "ALL_SUPPORTED_RESOURCE_TYPES" } } } },
    { scope: "all" },
  ],
  [{ configuration: { RecordingGroup: { RecordingStrategy: { UseOnly: "SOMETHING_NEW" } } } }, {}],
  [{ configurationItemCaptureTime: "2026-11-20T10:00:00.000Z" }, { capturedAt: "2026-11-20T10:00:00.000Z" }],
  [{ configurationItemCaptureTime: 7 }, {}],
])("reads of an item what %j says, and leaves out the rest", (item, expected) => {
  const { data } = RecorderRow.safeParse(JSON.stringify({ ...place, ...item }));
  expect(data).toEqual({ accountId: place.accountId, region: place.awsRegion, ...expected });
});

it.each(["", "[]", "{", JSON.stringify({ accountId: "111122223333" })])("is no item: %j", (row) => {
  expect(RecorderRow.safeParse(row).success).toBe(false);
});
