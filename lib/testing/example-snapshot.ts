import { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";

/** The meta of a snapshot of a believable organization; `changes` replace members of it. */
export function exampleSnapshotMeta(changes: Partial<SnapshotMeta> = {}): SnapshotMeta {
  return {
    ...SnapshotMeta.parse({
      version: "1",
      takenAt: Date.UTC(2026, 10, 20),
      complete: true,
      caller: {
        accountId: "222222222222",
        arn: "arn:aws:sts::222222222222:assumed-role/security/canopy",
        partition: "aws",
        region: "eu-west-1",
      },
      organizationId: "o-exampleorg1",
      managementAccountId: "111111111111",
      delegatedAdministrators: [{ id: "222222222222", name: "Security" }],
      missingParts: [],
    }),
    ...changes,
  };
}
