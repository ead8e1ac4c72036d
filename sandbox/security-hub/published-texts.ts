/**
 * Texts that AWS has been seen to answer, word for word. Sources: AWS's own CLI samples (aws/aws-cli
 * awscli/examples/securityhub), issues of hashicorp/terraform-provider-aws and of modules built on it.
 */
export const publishedTexts = {
  /** Seen as a part of a longer text by terraform-provider-aws (configuration_policy.go). */
  notCentralAdministrator:
    "Must be a Security Hub delegated administrator with Central Configuration enabled",
  /** Observed in 2026. */
  outsideHomeRegion: "Central Configuration APIs can only be called from the aggregation region",
  /** hashicorp/terraform-provider-aws#39687 */
  centrallyManaged:
    "This account is currently associated with a central configuration policy, so only the administrator can access this operation.",
  /** aws-recon issue 65; terraform-provider-aws matches this text. */
  notSubscribed: (accountId: string) => `Account ${accountId} is not subscribed to AWS Security Hub`,
  /** aws-ia/terraform-aws-security-hub#4 */
  notAdministrator: (accountId: string) =>
    `Account ${accountId} is not an administrator for this organization`,
  /** hashicorp/terraform-provider-aws#36739 */
  enabledWithoutConfiguration:
    "Invalid semantics: Enabled standards and security control configurations must be configured when Security Hub is enabled",
  /** schubergphilis/terraform-aws-mcaf-landing-zone#213 */
  autoEnableWithCentral: "Auto Enable and AutoEnableStandards can not be enabled for Central Configuration",
  /** nozaq/terraform-aws-secure-baseline#254; answered with HTTP 401. */
  aggregatorByMember: "A finding aggregator cannot be created by a member account.",
  associationSucceeded: "Association applied successfully on this target.",
  childrenFailed: "One or more children under this target failed association.",
  rootFailed: (failed: number) =>
    `Policy association failed because ${failed} organizational units or accounts under this root failed.`,
  centralEnabled: "Central configuration has been enabled successfully",
} as const;
