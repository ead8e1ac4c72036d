import { describe, expect, it } from "vitest";
import { AggregatorInput, AggregatorTags } from "./aggregator-input";

const regions = ["eu-west-1"];
const accounts = { kind: "accounts", accountIds: ["111122223333"], regions };
const organization = { kind: "organization", roleArn: "arn:aws:iam::111122223333:role/x", regions: "all" };
const sound = { region: "eu-west-1", name: "all-of-us", source: accounts };

function problems(input: unknown): [string, string][] {
  const parsed = AggregatorInput.safeParse(input);
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);
}

describe("AggregatorInput", () => {
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
    ["no role", { ...sound, source: { ...organization, roleArn: "" } }, "source.roleArn", /^Name the role/],
    [
      "the ARN of a user",
      { ...sound, source: { ...organization, roleArn: "arn:aws:iam::111122223333:user/x" } },
      "source.roleArn",
      /looks like arn:aws:iam/,
    ],
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

describe("AggregatorTags", () => {
  const tag = (key: string, value = "") => ({ key, value });
  it.each([
    ["keys of AWS", [tag("AWS:x")], "0.key", /belong to AWS/],
    ["the same key in other letters", [tag("Team"), tag("team")], "1.key", /is there already/],
    ["an empty key", [tag("")], "0.key", /needs a key/],
    ["a long key", [tag("k".repeat(129))], "0.key", /at most 128/],
    ["a long value", [tag("k", "v".repeat(257))], "0.value", /at most 256/],
    ["the 51st", Array.from({ length: 51 }, (_, i) => tag(`k${i}`)), "", /at most 50/],
  ])("refuses %s", (_name, tags, field, message) => {
    const { issues = [] } = AggregatorTags.safeParse(tags).error ?? {};
    expect(issues.find(({ path }) => path.join(".") === field)?.message).toMatch(message);
  });
});
