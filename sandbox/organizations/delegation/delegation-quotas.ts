/**
 * Service principal → how many delegated administrators it takes, for the services a security team delegates. Config
 * takes three for organization packs; the others take one.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export const delegationQuotas: ReadonlyMap<string, number> = new Map([
  ["access-analyzer.amazonaws.com", 1],
  ["account.amazonaws.com", 1],
  ["auditmanager.amazonaws.com", 1],
  ["cloudtrail.amazonaws.com", 3],
  ["config-multiaccountsetup.amazonaws.com", 3],
  ["config.amazonaws.com", 3],
  ["detective.amazonaws.com", 1],
  ["fms.amazonaws.com", 1],
  ["guardduty.amazonaws.com", 1],
  ["inspector2.amazonaws.com", 1],
  ["macie.amazonaws.com", 1],
  ["member.org.stacksets.cloudformation.amazonaws.com", 5],
  ["securityhub.amazonaws.com", 1],
  ["sso.amazonaws.com", 1],
  ["ssm.amazonaws.com", 1],
]);
