import type { RunChange } from "./run";

/** The operation of a step's request, in IAM's spelling. Tags are set and taken away by two; it is named for the first. */
export function operationOf(change: RunChange) {
  switch (change.kind) {
    case "association":
      return change.assignment.kind === "inherit"
        ? "securityhub:StartConfigurationPolicyDisassociation"
        : "securityhub:StartConfigurationPolicyAssociation";
    case "policy":
      return policyOperations[change.policy.operation];
    case "aggregator":
      return change.aggregator.operation === "put"
        ? "config:PutConfigurationAggregator"
        : "config:DeleteConfigurationAggregator";
    case "aggregator-tags":
    case "pack-tags":
      return "config:TagResource";
    case "configuration":
      return "securityhub:UpdateOrganizationConfiguration";
    case "pack":
      return change.pack.operation === "put"
        ? "config:PutOrganizationConformancePack"
        : "config:DeleteOrganizationConformancePack";
  }
}

/** One of the operations that steps of runs make. */
export type StepOperation = ReturnType<typeof operationOf>;

const policyOperations = {
  create: "securityhub:CreateConfigurationPolicy",
  update: "securityhub:UpdateConfigurationPolicy",
  delete: "securityhub:DeleteConfigurationPolicy",
} as const;
