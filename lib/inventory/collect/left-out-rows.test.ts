import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { type Change, startChangedAnswers } from "@/lib/aws/testing/changed-answers";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import { readAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";
import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import { readConfiguration, readBlockers } from "@/lib/security-hub/configuration/server/read-configuration";
import { readTags } from "@/lib/aws-config/tags/aws/operations";

withTestDatabase();

const nothing: Change = () => false;
const change = { current: nothing };
let sandbox: AwsUnderTest;
let proxy: Awaited<ReturnType<typeof startChangedAnswers>>;

beforeAll(async () => {
  sandbox = await sandboxUnderTest();
  proxy = await startChangedAnswers(sandbox.endpoint ?? "", change);
  vi.stubEnv("AWS_ENDPOINT_URL", proxy.url);
  vi.stubEnv("CANOPY_CONFIG_REGIONS", "eu-west-1");
  globalThis.canopyAws = undefined;
});
afterEach(() => {
  change.current = nothing;
});
afterAll(async () => {
  globalThis.canopyAws = undefined;
  await proxy.close();
  await sandbox.close();
});

/** Takes the member at this place out of the first row that has it. */
function withoutOne(path: string): Change {
  let isTaken = false;
  return (place) => {
    if (isTaken || place.kind !== "optional" || place.path !== path) return false;
    isTaken = true;
    return true;
  };
}

it("an aggregator without a name is missing from the list, which says so and keeps the others", async () => {
  const before = await readAggregatorList();
  expect(before.regions[0]?.failure).toBeUndefined();
  change.current = withoutOne(
    "DescribeConfigurationAggregators.ConfigurationAggregators[].ConfigurationAggregatorName",
  );
  const [region] = (await readAggregatorList()).regions;
  expect(region?.aggregators).toHaveLength((before.regions[0]?.aggregators.length ?? 0) - 1);
  expect(region?.failure).toMatchObject({
    code: "unexpected",
    aws: { operation: "config:DescribeConfigurationAggregators" },
  });
  expect(region?.failure?.message).toContain("1 row without what identifies it");
});

it("an answer without the list of aggregators is not a Region without aggregators", async () => {
  change.current = ({ path }) => path === "DescribeConfigurationAggregators.ConfigurationAggregators";
  const [region] = (await readAggregatorList()).regions;
  expect(region).toMatchObject({ aggregators: [], failure: { code: "unexpected" } });
  expect(region?.failure?.message).toContain("without its list");
});

it("a tag without a key is missing, and the others are there", async () => {
  const [region] = (await readAggregatorList()).regions;
  const tagged = await Promise.all(
    (region?.aggregators ?? []).map(async ({ arn }) => ({ arn, ...(await readTags(serverAws(), arn)) })),
  );
  const most = tagged.toSorted((one, other) => (other.tags?.length ?? 0) - (one.tags?.length ?? 0))[0];
  if (most?.tags === undefined || most.tags.length === 0) throw new Error("No aggregator has tags.");
  change.current = withoutOne("ListTagsForResource.Tags[].Key");
  const { tags, missingParts } = await readTags(serverAws(), most.arn);
  expect(tags).toHaveLength(most.tags.length - 1);
  expect(missingParts).toMatchObject([{ part: "tags", isPartial: true }]);
});

it("a standard without a name has its ARN for one, and one without an ARN is a missing part", async () => {
  globalThis.canopyCatalogue = undefined;
  const { standards: before, missingParts } = await policyCatalogue();
  expect(missingParts).toEqual([]);
  change.current = withoutOne("DescribeStandards.Standards[].Name");
  globalThis.canopyCatalogue = undefined;
  const { standards: named } = await policyCatalogue();
  expect(named.map(({ arn }) => arn)).toEqual(before.map(({ arn }) => arn));
  expect(named.some(({ arn, name }) => name === arn)).toBe(true);
  change.current = withoutOne("DescribeStandards.Standards[].StandardsArn");
  globalThis.canopyCatalogue = undefined;
  const partial = await policyCatalogue();
  expect(partial.standards).toHaveLength(before.length - 1);
  expect(partial.missingParts).toMatchObject([{ part: "standards", isPartial: true }]);
});

it("an administrator or a finding aggregator that AWS doesn't identify is not none", async () => {
  change.current = ({ path }) =>
    /DelegatedAdministrators\[\]\.(Id|Arn)$|FindingAggregators\[\]\.FindingAggregatorArn$/.test(path);
  const { administrators, findingAggregator, configuration } = await readConfiguration();
  expect(configuration.ok).toBe(true);
  expect(administrators).toMatchObject({ ok: false, failure: { code: "unexpected" } });
  expect(findingAggregator).toMatchObject({ ok: false, failure: { code: "unexpected" } });
});

it("what stands in the way of LOCAL is not known where one of its rows is left out", async () => {
  expect((await readBlockers()).ok).toBe(true);
  change.current = withoutOne(
    "ListConfigurationPolicyAssociations.ConfigurationPolicyAssociationSummaries[].TargetId",
  );
  expect(await readBlockers()).toMatchObject({ ok: false, failure: { code: "unexpected" } });
});
