import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { awsCliCommand } from "@/lib/format/aws-cli";
import { targetKindOf } from "@/lib/organizations/model";
import type { Assignment } from "./model";

const memberOf = {
  account: "AccountId",
  "organizational-unit": "OrganizationalUnitId",
  root: "RootId",
} as const;

/**
 * The AWS CLI command that does the same as an assignment form would for one target, ready to paste into a shell.
 * @param applied what is applied at the target now: a disassociation has to name it
 */
export function assignmentCommand(
  assignment: Assignment,
  targetId: TargetId,
  region: string,
  applied: ConfigurationId | undefined,
): string {
  const operation =
    assignment.kind === "inherit"
      ? "start-configuration-policy-disassociation"
      : "start-configuration-policy-association";
  return awsCliCommand(`securityhub ${operation}`, region, {
    ConfigurationPolicyIdentifier: configurationOf(assignment, applied),
    Target: targetMember(targetId),
  });
}

/** The AWS CLI command that reads one target's association. */
export function readAssociationCommand(targetId: TargetId, region: string): string {
  const input = { Target: targetMember(targetId) };
  return awsCliCommand("securityhub get-configuration-policy-association", region, input);
}

/** The AWS CLI command that switches an organization to central configuration, to be run by the delegated administrator. */
export function startCentralCommand(region: string): string {
  return awsCliCommand("securityhub update-organization-configuration", region, {
    AutoEnable: false,
    OrganizationConfiguration: { ConfigurationType: "CENTRAL" },
  });
}

/** The union `Target`, which has one member. */
function targetMember(targetId: TargetId) {
  return { [memberOf[targetKindOf(targetId)]]: targetId };
}

function configurationOf(assignment: Assignment, applied: ConfigurationId | undefined): string {
  switch (assignment.kind) {
    case "apply-policy":
      return assignment.policyId;
    case "self-managed":
      return SELF_MANAGED;
    case "inherit":
      return applied ?? "<configuration applied at the target>";
  }
}
