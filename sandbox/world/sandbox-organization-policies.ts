/** What Organizations knows of its policies: the authorization policies and the management policies. */
export interface SandboxOrganizationPolicies {
  /** The types that are enabled in the root, in the order in which they were enabled. */
  readonly enabledTypes: Set<string>;
  /** By id. AWS's own policies are in `organizations/policies/managed-policies`. */
  readonly policies: Map<string, SandboxOrganizationPolicy>;
  /**
   * Policy type → target id → what is attached there, in the order in which it was attached. Service and resource
   * control policies: a target without an entry has AWS's own policy attached.
   */
  readonly attachments: Map<string, Map<string, readonly SandboxPolicyAttachment[]>>;
}

export interface SandboxOrganizationPolicy {
  readonly id: string;
  name: string;
  description: string;
  /** `SECURITYHUB_CSPM_POLICY`: Organizations' `PolicyType`. */
  readonly type: string;
  /** JSON, exactly as it was sent. */
  content: string;
  /** Epoch milliseconds. */
  updatedAt: number;
}

export interface SandboxPolicyAttachment {
  readonly policyId: string;
  /** Epoch milliseconds. */
  readonly attachedAt: number;
}

/** No policies; the service control policies are enabled where `enabledTypes` names them. */
export function noOrganizationPolicies(enabledTypes: readonly string[] = []): SandboxOrganizationPolicies {
  return { enabledTypes: new Set(enabledTypes), policies: new Map(), attachments: new Map() };
}
