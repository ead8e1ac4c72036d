import type { DeploymentFailure, DeploymentKind, SandboxOrganizationPack } from "../../world/sandbox-config";
import type { SandboxAccount, World } from "../../world/world";
import { recording } from "../recorder-of";

/**
 * Why a pack cannot be deployed to an account as things stand, or undefined. The causes are those of
 * https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html and of AWS's answers
 * to people who met them. What is deleted needs neither a recorder nor a template.
 */
export function deploymentFailure(
  world: World,
  pack: Pick<SandboxOrganizationPack, "ownerId" | "region">,
  account: SandboxAccount,
  kind: DeploymentKind,
): DeploymentFailure | undefined {
  const blocker = world.config.blockers.get(account.id);
  if (kind === "DELETE") return blocker === "remediation-in-progress" ? blocker : undefined;
  if (account.state !== "ACTIVE") return "account-inactive";
  if (lacksManagementRole(world, pack.ownerId, account.id)) return "service-role-missing";
  switch (recording(world, account.id, pack.region)) {
    case "none":
      return "recorder-missing";
    case "stopped":
      return "recorder-stopped";
    case "on":
      return blocker === "remediation-in-progress" ? undefined : blocker;
  }
}

/** The management account's role is made when it deploys a pack itself; until then a delegated administrator cannot. */
function lacksManagementRole({ organization, config }: World, ownerId: string, accountId: string): boolean {
  if (organization?.managementAccountId !== accountId || ownerId === accountId) return false;
  return !config.managementRoleExists;
}
