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
    policy: (policyId: string) => ["security-hub", "policy", policyId],
  },
  aggregators: {
    all: ["aggregators"],
    list: () => ["aggregators", "list"],
    detail: (region: string, name: string) => ["aggregators", "detail", region, name],
    allSources: ["aggregators", "sources"],
    sources: (region: string, name: string) => ["aggregators", "sources", region, name],
    health: () => ["aggregators", "health"],
    weeklyChanges: (region: string) => ["aggregators", "weekly-changes", region],
  },
} as const;
