/** The cache's address book. A key is read left to right: domain, thing, which one. */
export const keys = {
  organization: {
    all: ["organization"],
    tree: () => ["organization", "tree"],
    progress: () => ["organization", "progress"],
  },
  securityHub: {
    all: ["security-hub"],
    pending: () => ["security-hub", "pending"],
    associations: (targetIds: readonly string[]) => ["security-hub", "associations", targetIds],
    policies: () => ["security-hub", "policies"],
    catalogue: () => ["security-hub", "catalogue"],
    applications: (policyId: string) => ["security-hub", "applications", policyId],
    control: (controlId: string) => ["security-hub", "control", controlId],
    policy: (policyId: string) => ["security-hub", "policy", policyId],
  },
} as const;
