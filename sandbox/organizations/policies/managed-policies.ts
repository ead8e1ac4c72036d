import type { SandboxOrganizationPolicy } from "../../world/sandbox-organization-policies";
import { RESOURCE_CONTROL_POLICY, SERVICE_CONTROL_POLICY } from "./policy-types";

const allowEverything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

const fullAccess: SandboxOrganizationPolicy = {
  id: "p-FullAWSAccess",
  name: "FullAWSAccess",
  description: "Allows access to every operation",
  type: SERVICE_CONTROL_POLICY,
  content: JSON.stringify(allowEverything, null, 2),
  updatedAt: 0,
};

const fullResourceAccess: SandboxOrganizationPolicy = {
  id: "p-RCPFullAWSAccess",
  name: "RCPFullAWSAccess",
  description: "Allows access to every resource",
  type: RESOURCE_CONTROL_POLICY,
  content: JSON.stringify(
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] },
    null,
    2,
  ),
  updatedAt: 0,
};

/** AWS's own policies by id: they exist in every organization and nothing can change or delete them. */
export const managedPolicies: ReadonlyMap<string, SandboxOrganizationPolicy> = new Map(
  [fullAccess, fullResourceAccess].map((policy) => [policy.id, policy]),
);

/** The policy that enabling a type attaches to the root, every OU and every account; undefined for the other types. */
export function defaultPolicyOf(type: string): SandboxOrganizationPolicy | undefined {
  return [fullAccess, fullResourceAccess].find((policy) => policy.type === type);
}

/** Every target keeps this one for good. */
export function isDetachable(policyId: string): boolean {
  return policyId !== fullResourceAccess.id;
}
