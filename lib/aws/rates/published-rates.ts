/** IAM's spelling of an operation: the service prefix of its IAM action and its name in the model. */
export type OperationName = `${"config" | "organizations" | "securityhub" | "sns" | "sts"}:${string}`;

/** A token bucket as AWS publishes it. */
export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  /** Tokens a bucket holds when nothing was sent for a while. */
  readonly burst: number;
}

/**
 * Per calling account, from https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * (read November 2026). The organization as a whole has slightly larger buckets that all its tools share.
 */
const organizations: Readonly<Record<string, Rate>> = {
  DescribeAccount: { perSecond: 20, burst: 30 },
  DescribeOrganization: { perSecond: 1, burst: 2 },
  DescribeOrganizationalUnit: { perSecond: 2, burst: 2 },
  ListAccounts: { perSecond: 8, burst: 12 },
  ListAccountsForParent: { perSecond: 5, burst: 8 },
  ListChildren: { perSecond: 6, burst: 10 },
  ListDelegatedAdministrators: { perSecond: 5, burst: 8 },
  ListOrganizationalUnitsForParent: { perSecond: 5, burst: 8 },
  ListParents: { perSecond: 5, burst: 8 },
  ListRoots: { perSecond: 1, burst: 2 },
  ListTagsForResource: { perSecond: 10, burst: 15 },
};

/** From the introduction of https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html. */
const securityHub: Readonly<Record<string, Rate>> = {
  BatchEnableStandards: { perSecond: 1, burst: 1 },
  GetFindings: { perSecond: 3, burst: 6 },
  UpdateStandardsControl: { perSecond: 1, burst: 5 },
};
const securityHubOtherwise: Rate = { perSecond: 10, burst: 30 };

/** AWS publishes no rates for AWS Config: what Canopy starts with, and what throttling shows to be too much. */
const config: Rate = { perSecond: 10, burst: 10 };

/** AWS publishes no rates for STS, and far higher ones for SNS than Canopy needs: slow enough not to disturb another caller. */
const unpublished: Rate = { perSecond: 2, burst: 4 };

/** The published bucket of an operation, or a conservative one where AWS publishes none. */
export function publishedRate(operation: OperationName): Rate {
  const [service, name = ""] = operation.split(":");
  if (service === "securityhub") return securityHub[name] ?? securityHubOtherwise;
  if (service === "config") return config;
  if (service === "organizations") return organizations[name] ?? unpublished;
  return unpublished;
}

/**
 * Under which name calls of an operation are counted: each operation for itself, and all of AWS Config together,
 * because AWS does not say that its operations have rates of their own.
 */
export function bucketOf(operation: OperationName): string {
  return operation.startsWith("config:") ? "config" : operation;
}

/** The least time in milliseconds in which a full published bucket lets `calls` calls through. */
export function estimateMs(operation: OperationName, calls: number): number {
  return leastMs(publishedRate(operation), calls);
}

/** The least time in milliseconds in which a full bucket lets `calls` calls through. */
export function leastMs({ perSecond, burst }: Rate, calls: number): number {
  return (Math.max(0, calls - burst) / perSecond) * 1000;
}

/**
 * The bucket to keep on our side, so that AWS's own refuses nothing although requests sent evenly arrive unevenly: a
 * quarter of a second of jitter is taken off the burst, a hundredth off the rate.
 */
export function withMargin({ perSecond, burst }: Rate): Rate {
  const jitter = Math.max(1, Math.ceil(perSecond * 0.25));
  return { perSecond: perSecond * 0.99, burst: Math.max(1, burst - jitter) };
}
