import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
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
  const target = `${memberOf[targetKindOf(targetId)]}=${targetId}`;
  const operation =
    assignment.kind === "inherit"
      ? "start-configuration-policy-disassociation"
      : "start-configuration-policy-association";
  return [
    `aws securityhub ${operation}`,
    `--region ${region}`,
    `--configuration-policy-identifier ${configurationOf(assignment, applied)}`,
    `--target ${target}`,
  ].join(" \\\n  ");
}

/** The AWS CLI command that reads one target's association. */
export function readAssociationCommand(targetId: TargetId, region: string): string {
  const target = `${memberOf[targetKindOf(targetId)]}=${targetId}`;
  return [
    "aws securityhub get-configuration-policy-association",
    `--region ${region}`,
    `--target ${target}`,
  ].join(" \\\n  ");
}

/** The AWS CLI command that switches an organization to central configuration, to be run by the delegated administrator. */
export function startCentralCommand(region: string): string {
  return [
    "aws securityhub update-organization-configuration",
    `--region ${region}`,
    "--no-auto-enable",
    "--organization-configuration ConfigurationType=CENTRAL",
  ].join(" \\\n  ");
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
