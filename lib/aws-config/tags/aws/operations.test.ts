import { afterAll, beforeAll, expect, test } from "vitest";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import type { FailureCode } from "@/lib/core/failure";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { putOrganizationConformancePack } from "../../packs/aws/operations-write";
import { PackArn } from "../../packs/change/pack-change";
import { PackName } from "../../packs/model";
import { listTagsForResource, readTags, tagResource, untagResource } from "./operations";

const name = PackName.parse("tagged");
const template = {
  body: `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: rule
      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}
`,
};
const definition = { parameters: [], excludedAccounts: [] };
const tags = [
  { key: "stage", value: "" },
  { key: "team", value: "security" },
];

let connection: AwsUnderTest;
let arn: string;
beforeAll(async () => {
  connection = await sandboxUnderTest();
  arn = PackArn.parse(
    await putOrganizationConformancePack(connection.aws, { name, template, definition, tags }),
  );
});
afterAll(() => connection.close());

test("a pack is created with its tags, and putting it again changes none of them", async () => {
  const { aws, advance } = connection;
  expect(await listTagsForResource(aws, arn)).toEqual(tags);
  await advance?.(600_000);
  const other = [{ key: "team", value: "ignored" }];
  expect(await putOrganizationConformancePack(aws, { name, template, definition, tags: other })).toBe(arn);
  await advance?.(600_000);
  await putOrganizationConformancePack(aws, { name, template, definition });
  expect(await readTags(aws, arn)).toEqual({ tags, missingParts: [] });
});

test("the tags of a pack are changed apart", async () => {
  const { aws } = connection;
  await tagResource(aws, arn, [
    { key: "team", value: "platform" },
    { key: "cost", value: "42" },
  ]);
  await untagResource(aws, arn, ["stage", "never there"]);
  expect(await listTagsForResource(aws, arn)).toEqual([
    { key: "cost", value: "42" },
    { key: "team", value: "platform" },
  ]);
});

test("AWS refuses more than fifty tags, its own, and keys that differ by case", async () => {
  const { aws } = connection;
  const many = Array.from({ length: 50 }, (_, index) => ({ key: `key-${index}`, value: "" }));
  expect(await failureFrom(tagResource(aws, arn, many))).toMatchObject({
    code: "limit-reached",
    aws: { exception: "TooManyTagsException" },
  });
  const ofAws = [{ key: "aws:mine", value: "" }];
  expect((await failureFrom(tagResource(aws, arn, ofAws))).code).toBe("invalid-input");
  const twice = [
    { key: "Team", value: "" },
    { key: "team", value: "" },
  ];
  const other = { name: PackName.parse("twice"), template, definition, tags: twice };
  expect(await failureFrom(putOrganizationConformancePack(aws, other))).toMatchObject({
    aws: { exception: "InvalidInput" },
  });
});

test("a pack that isn't there has no tags", async () => {
  const gone = `${arn.slice(0, -8)}gone1234`;
  for (const call of [
    listTagsForResource(connection.aws, gone),
    tagResource(connection.aws, gone, tags),
    untagResource(connection.aws, gone, ["team"]),
  ])
    expect((await failureFrom(call)).code).toBe("not-found");
});

test.each<[string, FailureCode]>([
  ["TooManyTagsException", "limit-reached"],
  ["ValidationException", "invalid-input"],
  ["ResourceNotFoundException", "not-found"],
])("a change of tags that is refused with %s fails as %s, with the request id", async (exception, code) => {
  const { aws, endpoint = "" } = connection;
  const sandbox = sandboxControl(endpoint);
  const fault = { kind: "error", code: exception, message: "No." } as const;
  await sandbox.addFault({ operation: "TagResource", service: "config", fault });
  const failure = await failureFrom(tagResource(aws, arn, tags));
  await sandbox.clearFaults();
  expect(failure).toMatchObject({
    code,
    message: "No.",
    aws: { exception, operation: "config:TagResource" },
  });
  expect(failure.aws?.requestId).toBeTruthy();
});

test("tags that may not be listed are a missing part", async () => {
  const { aws, endpoint = "" } = connection;
  const sandbox = sandboxControl(endpoint);
  const operation = "ListTagsForResource";
  await sandbox.addFault({ operation, service: "config", fault: { kind: "deny" } });
  const read = await readTags(aws, arn);
  await sandbox.clearFaults();
  expect(read).toMatchObject({ missingParts: [{ part: "tags", failure: { code: "forbidden" } }] });
  expect(read).not.toHaveProperty("tags");
});
