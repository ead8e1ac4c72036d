import { describe, expect, it } from "vitest";
import { bank } from "../../security-hub/testing/bank";
import { packName, SteppedPacks, template } from "../testing/stepped-packs";

const rule = '"Type":"AWS::Config::ConfigRule"';

describe("a pack is refused", () => {
  it.each([
    ["without a template", { TemplateBody: undefined }, "ValidationException"],
    ["with a delivery bucket of another name", { DeliveryS3Bucket: "my-bucket" }, "ValidationException"],
    [
      "with a template that is no template",
      { TemplateBody: "hello: world" },
      "ValidationException: Template body is invalid",
    ],
    [
      "with JSON that is cut off",
      { TemplateBody: '{"Resources":' },
      "ValidationException: Template body is invalid",
    ],
    [
      "with a URI that names no key",
      { TemplateS3Uri: "s3://bucket" },
      "OrganizationConformancePackTemplateValidationException",
    ],
    [
      "with other resources than rules",
      { TemplateBody: '{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}' },
      "OrganizationConformancePackTemplateValidationException",
    ],
    [
      "without rules",
      { TemplateBody: '{"Resources":{}}' },
      "OrganizationConformancePackTemplateValidationException",
    ],
    [
      "with more than 130 rules",
      {
        TemplateBody: `{"Resources":{${Array.from({ length: 131 }, (_, n) => `"R${n}":{${rule}}`).join()}}}`,
      },
      "OrganizationConformancePackTemplateValidationException",
    ],
    [
      "with a parameter that the template does not have",
      { ConformancePackInputParameters: [{ ParameterName: "MinAge", ParameterValue: "1" }] },
      "OrganizationConformancePackTemplateValidationException",
    ],
    [
      "with a parameter that has two values",
      {
        ConformancePackInputParameters: [
          { ParameterName: "MaxAge", ParameterValue: "1" },
          { ParameterName: "MaxAge", ParameterValue: "2" },
        ],
      },
      "more than one value",
    ],
    [
      "without the value of a parameter that has no default",
      { TemplateBody: template.replace("Default: '90'", "Description: Days") },
      "Parameter MaxAge has no default and is given no value.",
    ],
    [
      "with a body longer than 51,200 bytes, however few characters that are",
      { TemplateBody: `${template}# ${"é".repeat(25_600)}` },
      "ValidationException",
    ],
    [
      "with tags that differ in case only",
      {
        Tags: [
          { Key: "team", Value: "a" },
          { Key: "Team", Value: "b" },
        ],
      },
      "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    ],
    ["with AWS's own tags", { Tags: [{ Key: "aws:x", Value: "" }] }, "ValidationException"],
  ])("%s", (_what, input, refusal) => {
    expect(new SteppedPacks().refusalOfPut(input)).toContain(refusal);
  });

  it("after the fiftieth of a Region, no matter which account deployed the others", () => {
    const config = new SteppedPacks();
    for (let number = 0; number < 50; number += 1) {
      const accountId = number % 2 === 0 ? bank.management : bank.administrator;
      config.put({ OrganizationConformancePackName: `Pack-${number}` }, { accountId });
    }
    expect(config.refusalOfPut({})).toMatch(/^MaxNumberOfOrganizationConformancePacksExceededException/);
    config.put({}, { region: "eu-central-1" });
  });

  it("without all features", () => {
    const config = new SteppedPacks();
    if (config.world.organization !== undefined)
      config.world.organization.featureSet = "CONSOLIDATED_BILLING";
    expect(config.refusalOfPut({})).toMatch(/^OrganizationAllFeaturesNotEnabledException/);
  });
});

describe("a pack is taken", () => {
  it.each([
    [
      "from S3, whatever the body says",
      { TemplateS3Uri: "s3://templates/pack.yaml", TemplateBody: "ignored" },
    ],
    ["with JSON", { TemplateBody: `{"Resources":{"A":{${rule}}}}` }],
    [
      "with flow style, an anchor and short forms of intrinsic functions",
      {
        TemplateBody: `Resources:\n  A: &a {Type: 'AWS::Config::ConfigRule', Properties: {ConfigRuleName: !Sub 'x'}}\n  B: *a\n`,
      },
    ],
    ["with the parameters, bucket and excluded accounts that it is then described with", {}],
  ])("%s", (_what, input) => {
    const config = new SteppedPacks();
    const shown = {
      ConformancePackInputParameters: [{ ParameterName: "MaxAge", ParameterValue: "30" }],
      DeliveryS3Bucket: "awsconfigconforms-bank",
      DeliveryS3KeyPrefix: "packs",
      ExcludedAccounts: [bank.ledger],
    };
    const needsParameter = !("TemplateBody" in input) || "TemplateS3Uri" in input;
    config.put(needsParameter ? { TemplateBody: template, ...input, ...shown } : input);
    expect(config.call("DescribeOrganizationConformancePacks").OrganizationConformancePacks).toMatchObject([
      { OrganizationConformancePackName: packName, ...(needsParameter ? shown : {}) },
    ]);
  });

  it("with tags, which another Put does not change", () => {
    const config = new SteppedPacks();
    const { OrganizationConformancePackArn: arn } = config.put({ Tags: [{ Key: "team", Value: "one" }] });
    config.settle();
    config.put({ Tags: [{ Key: "team", Value: "two" }] });
    const { Tags } = config.call("ListTagsForResource", { ResourceArn: arn });
    expect(Tags).toEqual([{ Key: "team", Value: "one" }]);
  });
});

describe("who sees a pack", () => {
  it("is the account that deployed it, in the Region in which it did", () => {
    const config = new SteppedPacks();
    config.put();
    const described = (place: object) =>
      config.call("DescribeOrganizationConformancePacks", {}, place).OrganizationConformancePacks;
    expect(described({})).toHaveLength(1);
    expect(described({ accountId: bank.management })).toEqual([]);
    expect(described({ region: "eu-central-1" })).toEqual([]);
    expect(
      config.refusal(
        "GetOrganizationConformancePackDetailedStatus",
        { OrganizationConformancePackName: packName },
        { accountId: bank.management },
      ),
    ).toMatch(/^NoSuchOrganizationConformancePackException/);
  });

  it.each([
    ["PutOrganizationConformancePack", bank.ledger, "management account or a delegated administrator"],
    ["DescribeOrganizationConformancePacks", bank.ledger, "management account or a delegated administrator"],
    ["DescribeOrganizationConformancePackStatuses", "123456789012", "accounts in an AWS Organization"],
    ["GetOrganizationConformancePackDetailedStatus", "123456789012", "accounts in an AWS Organization"],
    ["DeleteOrganizationConformancePack", "123456789012", "accounts in an AWS Organization"],
  ])("refuses every other caller: %s", (operation, accountId, text) => {
    const input = { OrganizationConformancePackName: packName };
    const refusal = new SteppedPacks().refusal(operation, input, { accountId });
    expect(refusal).toMatch(/^OrganizationAccessDeniedException: This action can only be made by/);
    expect(refusal).toContain(text);
  });
});
