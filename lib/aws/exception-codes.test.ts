import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { failureCodeOf } from "./exception-codes";

const called = {
  config: [
    "PutConfigurationAggregator",
    "DescribeConfigurationAggregators",
    "DescribeConfigurationAggregatorSourcesStatus",
    "DeleteConfigurationAggregator",
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
    "GetOrganizationConformancePackDetailedStatus",
    "DescribeOrganizationConformancePacks",
    "DescribeOrganizationConformancePackStatuses",
    "DescribeAggregateComplianceByConfigRules",
    "DescribeAggregateComplianceByConformancePacks",
    "DescribeConformancePackCompliance",
    "GetAggregateComplianceDetailsByConfigRule",
    "SelectAggregateResourceConfig",
  ],
  organizations: [
    "DescribeOrganization",
    "ListRoots",
    "ListAccounts",
    "ListOrganizationalUnitsForParent",
    "ListDelegatedAdministrators",
    "ListPolicies",
    "ListTagsForResource",
    "ListTargetsForPolicy",
    "DescribePolicy",
    "DescribeEffectivePolicy",
  ],
  securityhub: [
    "StartConfigurationPolicyAssociation",
    "StartConfigurationPolicyDisassociation",
    "GetConfigurationPolicyAssociation",
    "BatchGetConfigurationPolicyAssociations",
    "ListConfigurationPolicyAssociations",
    "ListConfigurationPolicies",
    "GetConfigurationPolicy",
    "DescribeOrganizationConfiguration",
    "UpdateOrganizationConfiguration",
    "ListFindingAggregators",
    "GetFindingAggregator",
  ],
  sns: ["Publish"],
  sts: ["GetCallerIdentity", "AssumeRole"],
} as const;

const Model = z.object({
  operations: z.record(z.string(), z.object({ errors: z.array(z.object({ shape: z.string() })).optional() })),
});

describe("the exception table", () => {
  for (const service of ["config", "organizations", "securityhub", "sns", "sts"] as const) {
    const model = new URL(`../../sandbox/models/${service}.json`, import.meta.url);
    test.skipIf(!existsSync(model)).each(called[service])(
      `knows each exception that ${service}:%s declares`,
      (operation) => {
        const { operations } = Model.parse(JSON.parse(readFileSync(model, "utf8")));
        const declared = operations[operation]?.errors?.map(({ shape }) => shape) ?? [];
        const unknown = declared.filter(
          (name) => failureCodeOf({ name }, `${service}:${operation}`) === undefined,
        );
        expect(operations).toHaveProperty(operation);
        expect(unknown).toEqual([]);
      },
    );
  }

  test("takes Security Hub's LimitExceededException for a quota only where something counted is created", () => {
    const name = "LimitExceededException";
    expect(failureCodeOf({ name }, "securityhub:ListConfigurationPolicyAssociations")).toBe("throttled");
    expect(failureCodeOf({ name }, "securityhub:StartConfigurationPolicyAssociation")).toBe("throttled");
    expect(failureCodeOf({ name }, "securityhub:CreateConfigurationPolicy")).toBe("limit-reached");
  });

  test("reads the reason of Organizations' ConstraintViolationException", () => {
    const operation = "organizations:ListDelegatedAdministrators";
    const name = "ConstraintViolationException";
    expect(failureCodeOf({ name, Reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED" }, operation)).toBe("limit-reached");
    expect(failureCodeOf({ name, Reason: "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE" }, operation)).toBe(
      "precondition",
    );
  });

  test("has no code for a name that AWS does not document", () => {
    expect(failureCodeOf({ name: "SomethingElse" }, "organizations:ListRoots")).toBeUndefined();
  });
});
