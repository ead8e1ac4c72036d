/**
 * The Regions of `aws` that every account has without asking: those from before 20 March 2019. All that came and will
 * come later are opt-in (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html).
 */
const enabledByDefault: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/** Whether accounts have to opt in to a Region: it can be linked, but cannot be the home Region. */
export function isOptInRegion(region: string): boolean {
  // Other partitions have no such Regions.
  if (/^(cn|us-gov|us-iso[a-z]?|eu-isoe|eusc)-/.test(region)) return false;
  return !enabledByDefault.has(region);
}
