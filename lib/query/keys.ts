/** The cache's address book. A key is read left to right: domain, thing, which one. */
export const keys = {
  organization: {
    all: ["organization"],
    tree: () => ["organization", "tree"],
    progress: () => ["organization", "progress"],
    policy: (policyId: string) => ["organization", "policy", policyId],
    effectivePolicy: (type: string, accountId: string) => [
      "organization",
      "effective-policy",
      type,
      accountId,
    ],
  },
  connection: {
    connection: () => ["connection", "caller"],
  },
  configuration: {
    all: ["configuration"],
    reading: () => ["configuration", "reading"],
    blockers: () => ["configuration", "blockers"],
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
  packs: {
    all: ["packs"],
    snapshot: () => ["packs", "snapshot"],
    detailedStatus: (question: object) => ["packs", "detailed-status", question],
  },
  activity: {
    all: ["activity"],
    list: (question: object, upTo: number) => ["activity", "list", question, upTo],
    newest: (question: object, limit: number) => ["activity", "newest", question, limit],
    change: (id: number) => ["activity", "change", id],
  },
  runs: {
    all: ["runs"],
    list: (states: readonly string[]) => ["runs", "list", states],
    detail: (id: string) => ["runs", "detail", id],
    undo: (id: string) => ["runs", "undo", id],
    steps: (id: string, question: object) => ["runs", "steps", id, question],
  },
  history: {
    all: ["history"],
    pages: (question: object) => ["history", "pages", question],
    bundle: (question: object, snapshotId: number, key: string) => [
      "history",
      "bundle",
      question,
      snapshotId,
      key,
    ],
  },
  notifications: {
    all: ["notifications"],
    settings: () => ["notifications", "settings"],
    deliveries: (destinationId: string | undefined) => ["notifications", "deliveries", destinationId ?? ""],
  },
  plans: {
    all: ["plans"],
    list: () => ["plans", "list"],
    detail: (id: string) => ["plans", "detail", id],
    rules: () => ["plans", "rules"],
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
