import { delegationQuotas } from "./delegation-quotas";

/**
 * Services that work with Organizations and have no delegated administrator here.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
const withoutDelegation: ReadonlySet<string> = new Set([
  "aws-artifact-account-sync.amazonaws.com",
  "backup.amazonaws.com",
  "compute-optimizer.amazonaws.com",
  "controltower.amazonaws.com",
  "devops-guru.amazonaws.com",
  "ds.amazonaws.com",
  "health.amazonaws.com",
  "iam.amazonaws.com",
  "ipam.amazonaws.com",
  "license-manager.amazonaws.com",
  "license-manager.member-account.amazonaws.com",
  "license-management.marketplace.amazonaws.com",
  "malware-protection.guardduty.amazonaws.com",
  "networkmanager.amazonaws.com",
  "opsdatasync.ssm.amazonaws.com",
  "ram.amazonaws.com",
  "reporting.trustedadvisor.amazonaws.com",
  "resource-explorer-2.amazonaws.com",
  "securitylake.amazonaws.com",
  "servicecatalog.amazonaws.com",
  "servicequotas.amazonaws.com",
  "storage-lens.s3.amazonaws.com",
  "tagpolicies.tag.amazonaws.com",
  "wellarchitected.amazonaws.com",
]);

/** Whether Organizations knows the service at all. */
export function isServicePrincipal(principal: string): boolean {
  return delegationQuotas.has(principal) || withoutDelegation.has(principal);
}
