import type { ServiceName } from "../contract";
import type { Rate } from "./token-bucket";

interface OperationRates {
  /** One bucket for each calling account (and for each Region, where a service has Regions). */
  readonly account: Rate;
  /** One bucket for all accounts of the organization together. */
  readonly organization?: Rate;
}

/**
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html. ListParents and its two
 * neighbours stand in one row there; whether they share a bucket is not said, and here each has its own.
 */
const organizationsRates: Readonly<Record<string, OperationRates>> = {
  DescribeAccount: rates([20, 30], [24, 36]),
  DescribeOrganization: rates([1, 2]),
  DescribeOrganizationalUnit: rates([2, 2], [2, 3]),
  ListAccounts: rates([8, 12], [9, 15]),
  ListAccountsForParent: rates([5, 8], [6, 10]),
  ListChildren: rates([6, 10], [7, 12]),
  ListDelegatedAdministrators: rates([5, 8], [6, 10]),
  ListOrganizationalUnitsForParent: rates([5, 8], [6, 10]),
  ListParents: rates([5, 8], [6, 10]),
  ListRoots: rates([1, 2], [1, 3]),
  ListTagsForResource: rates([10, 15], [12, 18]),
};

/**
 * "All other operations" of the Security Hub API: RateLimit of 10 requests per second, BurstLimit of 30. Whether that
 * is one bucket or one for each operation is not published; here each operation has its own.
 */
const securityHubRates = rates([10, 30]);

/** The published rates of an operation; undefined where AWS publishes none, as for Config and STS. */
export function publishedRates(service: ServiceName, operation: string): OperationRates | undefined {
  switch (service) {
    case "organizations":
      return organizationsRates[operation];
    case "securityhub":
      return securityHubRates;
    case "config":
    case "sns":
    case "sts":
      return undefined;
  }
}

function rates(account: readonly [number, number], organization?: readonly [number, number]): OperationRates {
  return {
    account: { perSecond: account[0], burst: account[1] },
    ...(organization === undefined
      ? {}
      : { organization: { perSecond: organization[0], burst: organization[1] } }),
  };
}
