import type { AwsStructure } from "../../contract";
import type { SandboxOrganizationPolicy } from "../../world/sandbox-organization-policies";
import type { SandboxOrganization, World } from "../../world/world";
import { organizationsArn } from "../organization-structures";
import { managedPolicies } from "./managed-policies";

/** Organizations' `PolicySummary`. */
export function policySummary(
  world: World,
  organization: SandboxOrganization,
  { id, name, description, type }: SandboxOrganizationPolicy,
): AwsStructure {
  const isManaged = managedPolicies.has(id);
  const kind = type.toLowerCase();
  return {
    Id: id,
    Arn: isManaged
      ? `arn:${world.partition}:organizations::aws:policy/${kind}/${id}`
      : organizationsArn(world, organization, `policy/${organization.id}/${kind}/${id}`),
    Name: name,
    Description: description,
    Type: type,
    AwsManaged: isManaged,
  };
}

/** Organizations' `Policy`. */
export function policyStructure(
  world: World,
  organization: SandboxOrganization,
  policy: SandboxOrganizationPolicy,
): AwsStructure {
  return { PolicySummary: policySummary(world, organization, policy), Content: policy.content };
}
