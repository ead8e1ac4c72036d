import { describe, expect, test } from "vitest";
import { estimateMs, publishedRate } from "./published-rates";

/** Calls a second, and how many at once: docs.aws.amazon.com/general/latest/gr/sechub.html, as of October 2026. */
const securityHub = {
  GetConfigurationPolicy: [10, 30],
  BatchEnableStandards: [1, 1],
  GetFindings: [3, 6],
  BatchImportFindings: [10, 30],
  BatchUpdateFindings: [10, 30],
  UpdateStandardsControl: [1, 5],
} as const;

/** For an account: docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, as of October 2026. */
const organizations = {
  ListAccounts: [8, 12],
  DescribeAccount: [20, 30],
  ListChildren: [6, 10],
  ListParents: [5, 8],
  ListAccountsForParent: [5, 8],
  ListOrganizationalUnitsForParent: [5, 8],
  ListRoots: [1, 2],
  DescribeOrganization: [1, 2],
  DescribeOrganizationalUnit: [2, 2],
  ListDelegatedAdministrators: [5, 8],
  ListTagsForResource: [10, 15],
} as const;

describe("the published rates", () => {
  test("are conservative where AWS publishes none", () => {
    expect(publishedRate("sts:GetCallerIdentity")).toEqual({ perSecond: 2, burst: 4 });
    expect(publishedRate("organizations:SomethingNew")).toEqual({ perSecond: 2, burst: 4 });
  });

  test("give a burst for nothing, and then a call each 1/rate seconds", () => {
    expect(estimateMs("organizations:ListAccounts", 12)).toBe(0);
    expect(estimateMs("organizations:ListAccounts", 20)).toBe(1000);
  });

  test("are those that AWS publishes", () => {
    for (const [name, [perSecond, burst]] of Object.entries(securityHub))
      expect(publishedRate(`securityhub:${name}`), name).toEqual({ perSecond, burst });
    for (const [name, [perSecond, burst]] of Object.entries(organizations))
      expect(publishedRate(`organizations:${name}`), name).toEqual({ perSecond, burst });
  });
});
