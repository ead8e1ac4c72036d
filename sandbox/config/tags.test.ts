import { describe, expect, it } from "vitest";
import { bank } from "../security-hub/testing/bank";
import { SteppedConfig } from "./testing/stepped-config";
import { template } from "./testing/stepped-packs";

type Create = (config: SteppedConfig) => unknown;

const recorder: Create = (config) => {
  const { ConfigurationRecorders } = config.call("DescribeConfigurationRecorders");
  return /arn:[^"]+/.exec(JSON.stringify(ConfigurationRecorders))?.[0];
};
const authorization: Create = (config) => {
  const input = { AuthorizedAccountId: bank.ledger, AuthorizedAwsRegion: "eu-west-1" };
  return /arn:[^"]+/.exec(JSON.stringify(config.call("PutAggregationAuthorization", input)))?.[0];
};
const aggregator: Create = (config) => {
  const AccountAggregationSources = [{ AccountIds: [bank.ledger], AllAwsRegions: true }];
  const input = { ConfigurationAggregatorName: "tagged", AccountAggregationSources };
  return /arn:[^"]+/.exec(JSON.stringify(config.call("PutConfigurationAggregator", input)))?.[0];
};
const pack: Create = (config) => {
  const input = { OrganizationConformancePackName: "tagged", TemplateBody: template };
  return config.call("PutOrganizationConformancePack", input).OrganizationConformancePackArn;
};

describe.each([
  ["recorder", recorder],
  ["authorization", authorization],
  ["aggregator", aggregator],
  ["pack", pack],
])("the tags of a %s", (_what, create) => {
  function tagged() {
    const config = new SteppedConfig();
    const ResourceArn = String(create(config));
    return {
      config,
      ResourceArn,
      tag: (Tags: { Key: string; Value: string }[]) => config.call("TagResource", { ResourceArn, Tags }),
      list: () => config.call("ListTagsForResource", { ResourceArn }).Tags,
    };
  }

  it("are added, changed and taken away", () => {
    const { config, ResourceArn, tag, list } = tagged();
    expect(list()).toBeUndefined();
    tag([
      { Key: "team", Value: "one" },
      { Key: "stage", Value: "prod" },
    ]);
    tag([{ Key: "team", Value: "two" }]);
    config.call("UntagResource", { ResourceArn, TagKeys: ["stage", "never"] });
    expect(list()).toEqual([{ Key: "team", Value: "two" }]);
  });

  it("are fifty at most, and AWS's own are refused", () => {
    const { config, ResourceArn, tag } = tagged();
    tag(Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: "" })));
    tag([{ Key: "key-7", Value: "changed" }]);
    const refused = (Key: string) =>
      config.refusal("TagResource", { ResourceArn, Tags: [{ Key, Value: "" }] });
    expect(refused("one-more")).toMatch(/^TooManyTagsException/);
    expect(refused("AWS:mine")).toMatch(/^ValidationException/);
  });

  it("belong to the account and Region of the resource", () => {
    const { config, ResourceArn } = tagged();
    for (const place of [{ accountId: bank.management }, { region: "eu-central-1" }]) {
      expect(config.refusal("ListTagsForResource", { ResourceArn }, place)).toBe(
        `ResourceNotFoundException: ResourceArn '${ResourceArn}' does not exist`,
      );
    }
  });
});
