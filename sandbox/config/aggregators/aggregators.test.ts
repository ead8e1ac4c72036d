import { describe, expect, it } from "vitest";
import type { AwsStructure } from "../../contract";
import { bank } from "../../security-hub/testing/bank";
import { aggregatorName, home, SteppedAggregators } from "../testing/stepped-aggregators";

const day = 86_400_000;
const { ledger, cards, shared, administrator, management } = bank;
const role = `arn:aws:iam::${administrator}:role/config/Aggregator`;
const organization = { RoleArn: role, AllAwsRegions: true };
const named = { ConfigurationAggregatorName: aggregatorName };

function numbered(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => String(200_000_000_000 + from + index));
}

describe("an aggregator is refused", () => {
  const accounts = [{ AccountIds: [ledger], ...home }];
  it.each<[string, AwsStructure, string]>([
    [
      "with both sources",
      { AccountAggregationSources: accounts, OrganizationAggregationSource: organization },
      "InvalidParameterValueException: The configuration aggregator cannot be created because your request contains both the AccountAggregationSource and the OrganizationAggregationSource. Include only one aggregation source and try again.",
    ],
    [
      "with no source",
      {},
      "InvalidParameterValueException: The configuration aggregator cannot be created because your request is missing either the AccountAggregationSource or the OrganizationAggregationSource. Include the appropriate aggregation source and try again.",
    ],
    ["with an empty list of sources", { AccountAggregationSources: [] }, "is missing either"],
    [
      "with both forms of Regions",
      { AccountAggregationSources: [{ AccountIds: [ledger], AllAwsRegions: true, ...home }] },
      "InvalidParameterValueException: Your configuration aggregator contains a list of regions and also specifies the use of all regions. You must choose one of these options.",
    ],
    [
      "with no Regions",
      { AccountAggregationSources: [{ AccountIds: [ledger], AllAwsRegions: false }] },
      "InvalidParameterValueException: Your request does not specify any regions. Select AWS Config-supported regions and try again.",
    ],
    [
      "with an empty list of Regions",
      { AccountAggregationSources: [{ AccountIds: [ledger], AllAwsRegions: false, AwsRegions: [] }] },
      "InvalidParameterValueException: Your request does not specify any regions. Select AWS Config-supported regions and try again.",
    ],
    [
      "with no Regions of an organization",
      { OrganizationAggregationSource: { RoleArn: role } },
      "does not specify any regions",
    ],
    [
      "with a Region that does not exist",
      { AccountAggregationSources: [{ AccountIds: [ledger], AwsRegions: ["mars-north-1"] }] },
      "InvalidParameterValueException: mars-north-1",
    ],
    [
      "with an account twice",
      { AccountAggregationSources: [{ AccountIds: [ledger, cards, ledger], ...home }] },
      `InvalidParameterValueException: Account ${ledger}`,
    ],
    [
      "with empty filters",
      { AccountAggregationSources: accounts, AggregatorFilters: {} },
      "InvalidParameterValueException",
    ],
    [
      "with a filter without values",
      {
        AccountAggregationSources: accounts,
        AggregatorFilters: { ResourceType: { Type: "INCLUDE", Value: [] } },
      },
      "InvalidParameterValueException: ResourceType",
    ],
    [
      "with a role of another account",
      { OrganizationAggregationSource: { ...organization, RoleArn: `arn:aws:iam::${ledger}:role/x` } },
      "InvalidRoleException",
    ],
    [
      "with no role",
      { OrganizationAggregationSource: { ...organization, RoleArn: "" } },
      "InvalidRoleException",
    ],
    [
      "with duplicate tag keys",
      {
        AccountAggregationSources: accounts,
        Tags: [
          { Key: "A", Value: "1" },
          { Key: "a", Value: "2" },
        ],
      },
      "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    ],
    [
      "with more than 10,000 accounts",
      { AccountAggregationSources: [{ AccountIds: numbered(10_001), ...home }] },
      "LimitExceededException: A configuration aggregator can have at most 10000 accounts.",
    ],
    [
      "with more than 1,000 new accounts",
      { AccountAggregationSources: [{ AccountIds: numbered(1_001), ...home }] },
      "LimitExceededException: At most 1000 accounts a week",
    ],
  ])("%s", (_what, input, refusal) => {
    expect(new SteppedAggregators().refusalOfPut(input)).toContain(refusal);
  });

  it("from an organization to members, to accounts outside it, and without all features", () => {
    const config = new SteppedAggregators();
    const put = (accountId: string) =>
      config.refusalOfPut({ OrganizationAggregationSource: organization }, { accountId });
    expect(put(ledger)).toMatch(/^OrganizationAccessDeniedException/);
    expect(put("123456789012")).toMatch(/^NoAvailableOrganizationException/);
    if (config.world.organization !== undefined)
      config.world.organization.featureSet = "CONSOLIDATED_BILLING";
    expect(put(management)).toMatch(/^OrganizationAllFeaturesNotEnabledException/);
  });

  it("after the fiftieth in a Region", () => {
    const config = new SteppedAggregators();
    const source = { AccountAggregationSources: [{ AccountIds: [ledger], ...home }] };
    for (let number = 0; number < 50; number += 1)
      config.put({ ...source, ConfigurationAggregatorName: `aggregator-${number}` });
    expect(config.refusalOfPut(source)).toBe(
      "LimitExceededException: An account can have at most 50 configuration aggregators.",
    );
    config.put({ ...source, ConfigurationAggregatorName: "aggregator-7" });
    config.put(source, { region: "eu-central-1" });
  });
});

describe("putting an aggregator", () => {
  it("creates it with what was sent", () => {
    const filters = { ServicePrincipal: { Type: "INCLUDE", Value: ["securityhub.amazonaws.com"] } };
    const config = new SteppedAggregators();
    const created = config.put({ OrganizationAggregationSource: organization, AggregatorFilters: filters });
    expect(created).toEqual({
      ConfigurationAggregatorName: aggregatorName,
      ConfigurationAggregatorArn: created.ConfigurationAggregatorArn,
      OrganizationAggregationSource: organization,
      AggregatorFilters: filters,
      CreationTime: new Date(config.clock.now()),
      LastUpdatedTime: new Date(config.clock.now()),
    });
    expect(created.ConfigurationAggregatorArn).toMatch(
      /^arn:aws:config:eu-west-1:100000000002:config-aggregator\/config-aggregator-[a-z0-9]{8}$/,
    );
  });

  it("replaces the accounts of a known one", () => {
    const config = new SteppedAggregators();
    const first = config.putAccounts([ledger, cards]);
    config.advance(1_000);
    const second = config.putAccounts([cards, shared]);
    expect(second.AccountAggregationSources).toEqual([
      { AccountIds: [cards, shared], AllAwsRegions: false, ...home },
    ]);
    expect(second.ConfigurationAggregatorArn).toBe(first.ConfigurationAggregatorArn);
    expect(second.CreationTime).toEqual(first.CreationTime);
    expect(second.LastUpdatedTime.getTime() - first.LastUpdatedTime.getTime()).toBe(1_000);
  });

  it("changes nothing the second time, not even tags that differ", () => {
    const config = new SteppedAggregators();
    const first = config.putAccounts([ledger], { Tags: [{ Key: "team", Value: "one" }] });
    config.advance(1_000);
    expect(config.putAccounts([ledger], { Tags: [{ Key: "team", Value: "two" }] })).toEqual(first);
    const { Tags } = config.call("ListTagsForResource", { ResourceArn: first.ConfigurationAggregatorArn });
    expect(Tags).toEqual([{ Key: "team", Value: "one" }]);
  });

  it("can exchange the one kind of source for the other", () => {
    const config = new SteppedAggregators();
    config.putAccounts([ledger]);
    const changed = config.put({ OrganizationAggregationSource: organization });
    expect(changed.AccountAggregationSources).toBeUndefined();
    expect(changed.OrganizationAggregationSource).toEqual(organization);
  });

  it("is closed for service-linked ones, and so is deleting them", () => {
    const config = new SteppedAggregators();
    config.putAccounts([ledger]);
    for (const aggregator of config.world.config.aggregators.values())
      aggregator.createdBy = "controltower.amazonaws.com";
    const source = { AccountAggregationSources: [{ AccountIds: [cards], ...home }] };
    expect(config.refusalOfPut(source)).toMatch(/^AccessDeniedException/);
    expect(config.refusal("DeleteConfigurationAggregator", named)).toMatch(/^AccessDeniedException/);
  });
});

describe("the weekly quota of accounts", () => {
  it("counts what is added and what is removed, over all aggregators, for seven days", () => {
    const config = new SteppedAggregators();
    config.putAccounts(numbered(600));
    config.putAccounts(numbered(600));
    config.put({
      ConfigurationAggregatorName: "other",
      AccountAggregationSources: [{ AccountIds: numbered(300), ...home }],
    });
    const source = (ids: string[]) => ({ AccountAggregationSources: [{ AccountIds: ids, ...home }] });
    // 900 have been added; 51 removed and 51 added would be one too many twice over.
    expect(config.refusalOfPut(source(numbered(600, 51)))).toMatch(/^LimitExceededException/);
    config.putAccounts(numbered(600, 50));
    expect(config.refusalOfPut(source(numbered(601, 50)))).toMatch(/^LimitExceededException/);
    config.advance(7 * day - 1);
    expect(config.refusalOfPut(source(numbered(601, 50)))).toMatch(/^LimitExceededException/);
    config.advance(1);
    config.putAccounts(numbered(601, 50));
  });

  it("counts the accounts of a deleted aggregator, although deleting is never refused", () => {
    const config = new SteppedAggregators();
    config.putAccounts(numbered(600));
    config.call("DeleteConfigurationAggregator", named);
    const one = { AccountAggregationSources: [{ AccountIds: [ledger], ...home }] };
    expect(config.refusalOfPut(one)).toMatch(/^LimitExceededException/);
    config.put({ OrganizationAggregationSource: organization });
  });
});

describe("reading and deleting aggregators", () => {
  it("is for the account and Region that they are of", () => {
    const config = new SteppedAggregators();
    config.putAccounts([ledger]);
    expect(config.call("DescribeConfigurationAggregators").ConfigurationAggregators).toHaveLength(1);
    for (const place of [{ accountId: management }, { region: "eu-central-1" }]) {
      expect(config.call("DescribeConfigurationAggregators", {}, place).ConfigurationAggregators).toEqual([]);
    }
    config.call("DeleteConfigurationAggregator", named);
    expect(config.call("DescribeConfigurationAggregators").ConfigurationAggregators).toEqual([]);
  });

  it("says in AWS's words that one or several do not exist", () => {
    const config = new SteppedAggregators();
    config.putAccounts([ledger]);
    const one =
      "NoSuchConfigurationAggregatorException: The configuration aggregator does not exist. Check the configuration aggregator name and try again.";
    const missing = { ConfigurationAggregatorName: "missing" };
    expect(config.refusal("DeleteConfigurationAggregator", missing)).toBe(one);
    expect(config.refusal("DescribeConfigurationAggregatorSourcesStatus", missing)).toBe(one);
    expect(config.refusal("DescribeAggregateComplianceByConformancePacks", missing)).toBe(one);
    expect(config.refusal("GetAggregateConformancePackComplianceSummary", missing)).toBe(one);
    const describe = (names: string[]) =>
      config.refusal("DescribeConfigurationAggregators", { ConfigurationAggregatorNames: names });
    expect(describe(["missing"])).toBe(one);
    expect(describe([aggregatorName, "missing"])).toBe(
      "NoSuchConfigurationAggregatorException: At least one of the configuration aggregators does not exist. Check the configuration aggregator names and try again.",
    );
  });
});
