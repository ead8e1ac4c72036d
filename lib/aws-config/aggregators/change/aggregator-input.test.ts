import { describe, expect, it } from "vitest";
import { AggregatorInput, inputProblems } from "./aggregator-input";

const regions = ["eu-west-1"];
const accounts = { kind: "accounts", accountIds: ["111122223333"], regions };
const organization = { kind: "organization", roleArn: "arn:aws:iam::111122223333:role/x", regions: "all" };
const sound = { region: "eu-west-1", name: "all-of-us", source: accounts };

function problems(input: unknown): [string, string][] {
  return [...inputProblems(input)];
}

describe("the rules for an aggregator", () => {
  it.each([
    ["accounts in some Regions", sound],
    ["an organization in all of them", { ...sound, source: organization }],
    ["filters", { ...sound, filters: { resourceTypes: ["AWS::EC2::Instance"] } }],
    ["tags", { ...sound, tags: [{ key: "team", value: "" }] }],
    ["the longest name", { ...sound, name: "n".repeat(256) }],
  ])("takes %s", (_name, input) => {
    expect(problems(input)).toEqual([]);
  });

  it.each([
    ["no name", { ...sound, name: "" }, "name", /^Give the aggregator a name/],
    ["a long name", { ...sound, name: "n".repeat(257) }, "name", /at most 256/],
    ["a name with spaces", { ...sound, name: "all of us" }, "name", /without spaces/],
    ["no source", { ...sound, source: undefined }, "source", /^Choose where the data come from/],
    [
      "both sources",
      { ...sound, source: { ...accounts, roleArn: organization.roleArn } },
      "source",
      /roleArn/,
    ],
    [
      "no accounts",
      { ...sound, source: { ...accounts, accountIds: [] } },
      "source.accountIds",
      /at least one account/,
    ],
    [
      "more than ten thousand accounts",
      {
        ...sound,
        source: {
          ...accounts,
          accountIds: Array.from({ length: 10_001 }, (_, i) => String(1e11 + i)),
        },
      },
      "source.accountIds",
      /at most 10,000/,
    ],
    [
      "an account twice",
      { ...sound, source: { ...accounts, accountIds: ["111122223333", "111122223333"] } },
      "source.accountIds",
      /twice/,
    ],
    ["no Regions", { ...sound, source: { ...accounts, regions: [] } }, "source.regions", /at least one/],
    [
      "neither form of Regions",
      { ...sound, source: { ...accounts, regions: undefined } },
      "source.regions",
      /^Choose Regions, or all/,
    ],
    ["no role", { ...sound, source: { ...organization, roleArn: "" } }, "source.roleArn", /^Enter the role/],
    ["empty filters", { ...sound, filters: {} }, "filters", /^Name a resource type/],
    [
      "half a resource type",
      { ...sound, filters: { resourceTypes: ["AWS::EC2"] } },
      "filters.resourceTypes.0",
      /three parts/,
    ],
    [
      "a principal with spaces",
      { ...sound, filters: { servicePrincipals: ["security hub"] } },
      "filters.servicePrincipals.0",
      /looks like/,
    ],
  ])("refuses %s, on the field", (_name, input, field, message) => {
    const found = problems(input);
    expect(found.find(([path]) => path === field)?.[1]).toMatch(message);
  });
});

describe("the role of an aggregator", () => {
  const inRegion = (roleArn: string, region = "eu-west-1") =>
    inputProblems({ ...sound, region, source: { ...organization, roleArn } }).get("source.roleArn");

  it.each([
    [
      "arn:aws:iam::444455556666:user/config",
      "eu-west-1",
      /^That is a user\. .*arn:aws:iam::444455556666:role\//,
    ],
    [
      "ConfigAggregatorRole",
      "eu-west-1",
      /^ConfigAggregatorRole is the name of a role\. .*:role\/ConfigAggregatorRole\.$/,
    ],
    [
      "arn:aws:sts::444455556666:assumed-role/X/anna",
      "eu-west-1",
      /session of a role.*arn:aws:iam::444455556666:role\/X\.$/,
    ],
    ["arn:aws:s3:::bucket", "eu-west-1", /^That isn't a role/],
    [
      "arn:aws:iam::444455556666:role/X",
      "eusc-de-east-1",
      /partition aws, and eusc-de-east-1 is in aws-eusc/,
    ],
    [
      "arn:aws:iam::444455556666:role/X",
      "us-gov-west-1",
      /partition aws, and us-gov-west-1 is in aws-us-gov/,
    ],
    ["arn:aws:iam::4444:role/X", "eu-west-1", /looks like arn:aws:iam/],
    ["two words", "cn-north-1", /looks like arn:aws-cn:iam/],
  ])("is refused as %s in %s, with the way out", (roleArn, region, message) => {
    expect(inRegion(roleArn, region)).toMatch(message);
  });

  it("is taken in its own partition, with a path", () => {
    expect(inRegion("arn:aws-eusc:iam::444455556666:role/service/X", "eusc-de-east-1")).toBeUndefined();
  });
});

it("what AWS has already is not judged", () => {
  const tags = [{ key: "aws:made", value: "x" }];
  const filters = { resourceTypes: ["AWS::Odd"], asWritten: ['ServicePrincipal {"Type":"EXCLUDE"}'] };
  const strange = { ...organization, roleArn: "arn:aws:iam::111122223333:user/x" };
  const wanted = { region: "eu-west-1", name: "n".repeat(64), source: strange, filters, tags };
  const existing = { source: AggregatorInput.parse(wanted).source, filters, tags };
  expect([...inputProblems({ ...wanted, source: { ...strange, regions } }, existing)]).toEqual([]);
  expect(inputProblems({ ...wanted, source: { ...strange, roleArn: "x" } }, existing).size).toBe(1);
  expect(
    inputProblems({ ...wanted, filters: { resourceTypes: ["AWS::Odd", "AWS::Odder"] } }, existing),
  ).toHaveProperty("size", 1);
  expect(
    inputProblems(
      { ...wanted, filters: { ...filters, servicePrincipals: ["a.amazonaws.com"] } },
      existing,
    ).get("filters.servicePrincipals"),
  ).toBe("The aggregator has another filter of this kind. Remove that one first.");
});
