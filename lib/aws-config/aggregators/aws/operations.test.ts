import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect } from "@/lib/aws/paginate";
import { type AwsUnderTest, isLive, liveAws, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import type { FailureCode } from "@/lib/core/failure";
import { type AccountId, Region } from "@/lib/core/identifiers";
import { listAccounts } from "@/lib/organizations/aws/operations";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { fingerprintOf } from "../change/fingerprint";
import { AggregatorName, modelledSourceStatuses } from "../model";
import {
  deleteConfigurationAggregator,
  describeConfigurationAggregators,
  describeConfigurationAggregatorSourcesStatus,
  putConfigurationAggregator,
} from "./operations";
import { listTagsForResource, tagResource, untagResource } from "@/lib/aws-config/tags/aws/operations";

const name = AggregatorName.parse("made-here");
const here = Region.parse("eu-west-1");
const elsewhere = Region.parse("us-east-1");

describe("aggregators in the sandbox", () => {
  describeReads(() => sandboxUnderTest());
  describeWrites(() => sandboxUnderTest());
});

describe.skipIf(!isLive)("aggregators on AWS (AWS_LIVE=1)", () => {
  describeReads(liveAws);
});

/** The read-only half of the contract, which must hold on AWS as it does in the sandbox. */
function describeReads(connect: () => AwsUnderTest | Promise<AwsUnderTest>): void {
  let connection: AwsUnderTest;
  beforeAll(async () => {
    connection = await connect();
  });
  afterAll(async () => {
    await connection.close();
  });

  test("are described in the list as they are by name", async () => {
    const { aws } = connection;
    const all = await describeConfigurationAggregators(aws);
    expect(all.length).toBeGreaterThan(0);
    for (const aggregator of all.slice(0, 5)) {
      const alone = await describeConfigurationAggregators(aws, [aggregator.name]);
      expect(alone).toEqual([aggregator]);
      expect(aggregator.arn).toContain(`:config:${aws.region}:`);
      await listTagsForResource(aws, aggregator.arn);
    }
  });

  test("have sources, and those of each status make up the whole", async () => {
    const { aws } = connection;
    const all = await describeConfigurationAggregators(aws);
    const { name: first } = all.find(({ source }) => source?.kind === "accounts") ?? all[0] ?? { name };
    const rows = await collect(describeConfigurationAggregatorSourcesStatus(aws, first));
    const parts = await Promise.all(
      modelledSourceStatuses.map((status) =>
        collect(describeConfigurationAggregatorSourcesStatus(aws, first, [status])),
      ),
    );
    const keysOf = (list: typeof rows) => list.map((row) => `${row.sourceId} ${row.region}`).toSorted();
    expect(keysOf(parts.flat())).toEqual(keysOf(rows));
    for (const [index, part] of parts.entries()) {
      expect(part.every(({ status }) => status === modelledSourceStatuses[index])).toBe(true);
    }
  });

  test("that do not exist are not found", async () => {
    const { aws } = connection;
    const missing = AggregatorName.parse("canopy-contract-test-missing");
    const failure = await failureFrom(describeConfigurationAggregators(aws, [missing]));
    expect(failure).toMatchObject({
      code: "not-found",
      aws: { exception: "NoSuchConfigurationAggregatorException" },
    });
    const sources = describeConfigurationAggregatorSourcesStatus(aws, missing);
    expect((await failureFrom(collect(sources))).code).toBe("not-found");
  });
}

function describeWrites(connect: () => Promise<AwsUnderTest>): void {
  let connection: AwsUnderTest;
  let accountIds: AccountId[];
  beforeAll(async () => {
    connection = await connect();
    const accounts = await collect(listAccounts(connection.aws));
    accountIds = accounts.filter(({ state }) => state === "ACTIVE").map(({ id }) => id);
  });
  afterAll(async () => {
    await connection.close();
  });

  test("are created with everything there is to say, and replaced as a whole", async () => {
    const { aws } = connection;
    const [one = accountIds[0], two = accountIds[0], three = accountIds[0]] = accountIds;
    if (one === undefined || two === undefined || three === undefined) throw new Error("No accounts.");
    const filters = {
      resourceTypes: ["AWS::EC2::Instance"],
      servicePrincipals: ["securityhub.amazonaws.com"],
    };
    const tags = [{ key: "team", value: "security" }];
    const first = await putConfigurationAggregator(aws, {
      name,
      source: { kind: "accounts", accountIds: [one, two], regions: [here, elsewhere] },
      filters,
      tags,
    });
    expect(first).toMatchObject({ name, region: here, filters });
    expect(first.source).toEqual({ kind: "accounts", accountIds: [one, two], regions: [here, elsewhere] });
    await expect(listTagsForResource(aws, first.arn)).resolves.toEqual(tags);

    const second = await putConfigurationAggregator(aws, {
      name,
      source: { kind: "accounts", accountIds: [three], regions: "all" },
      tags: [{ key: "team", value: "ignored" }],
    });
    expect(second.source).toEqual({ kind: "accounts", accountIds: [three], regions: "all" });
    expect(second.filters).toBeUndefined();
    expect(second.arn).toBe(first.arn);
    expect(fingerprintOf(second)).not.toBe(fingerprintOf(first));
    await expect(listTagsForResource(aws, first.arn)).resolves.toEqual(tags);
    await expect(describeConfigurationAggregators(aws, [name])).resolves.toEqual([second]);
  });

  test("take another kind of source", async () => {
    const { aws } = connection;
    const [seeded] = await describeConfigurationAggregators(aws, [AggregatorName.parse("organization")]);
    if (seeded?.source?.kind !== "organization") throw new Error("The small world has one.");
    const source = { ...seeded.source, regions: [here] };
    await expect(putConfigurationAggregator(aws, { name, source })).resolves.toMatchObject({ source });
  });

  test("have their tags changed apart", async () => {
    const { aws } = connection;
    const [aggregator] = await describeConfigurationAggregators(aws, [name]);
    const arn = aggregator?.arn ?? "";
    await tagResource(aws, arn, [
      { key: "team", value: "platform" },
      { key: "cost", value: "" },
    ]);
    await untagResource(aws, arn, ["cost", "never there"]);
    await expect(listTagsForResource(aws, arn)).resolves.toEqual([{ key: "team", value: "platform" }]);
  });

  test("belong to one Region each, whose rates are its own", async () => {
    const { aws } = connection;
    const there = aws.withConfigIn(elsewhere);
    expect(aws.withConfigIn(elsewhere)).toBe(there);
    expect(there.withConfigIn(aws.region)).toBe(aws);
    const [mine, theirs] = await Promise.all([
      describeConfigurationAggregators(aws),
      describeConfigurationAggregators(there),
    ]);
    expect(mine.every(({ region }) => region === here)).toBe(true);
    expect(theirs.every(({ region, arn }) => region === elsewhere && arn.includes(elsewhere))).toBe(true);
    expect(theirs.map(({ arn }) => arn)).not.toEqual(mine.map(({ arn }) => arn));
  });

  test("are deleted, once", async () => {
    const { aws } = connection;
    await deleteConfigurationAggregator(aws, name);
    expect((await failureFrom(deleteConfigurationAggregator(aws, name))).code).toBe("not-found");
  });

  test.each<[string, FailureCode]>([
    ["InvalidParameterValueException", "invalid-input"],
    ["LimitExceededException", "limit-reached"],
    ["InvalidRoleException", "invalid-input"],
    ["OrganizationAccessDeniedException", "forbidden"],
    ["NoAvailableOrganizationException", "precondition"],
    ["OrganizationAllFeaturesNotEnabledException", "precondition"],
  ])("that are refused with %s fail as %s, after one call", async (exception, code) => {
    const { aws, endpoint = "" } = connection;
    const sandbox = sandboxControl(endpoint);
    const operation = "PutConfigurationAggregator";
    const callsBefore = (await sandbox.calls()).byOperation[`config:${operation}`]?.calls ?? 0;
    const message = `This is why: ${exception}.`;
    await sandbox.addFault({ operation, fault: { kind: "error", code: exception, message } });
    const [accountId] = accountIds;
    if (accountId === undefined) throw new Error("No accounts.");
    const source = { kind: "accounts", accountIds: [accountId], regions: "all" } as const;
    const failure = await failureFrom(
      putConfigurationAggregator(aws, { name, source: { ...source, accountIds: [accountId] } }),
    );
    await sandbox.clearFaults();
    expect(failure).toMatchObject({
      code,
      message,
      aws: { exception, operation: `config:${operation}`, httpStatus: 400 },
    });
    expect(failure.aws?.requestId).toBeTruthy();
    expect((await sandbox.calls()).byOperation[`config:${operation}`]?.calls).toBe(callsBefore + 1);
  });
}
