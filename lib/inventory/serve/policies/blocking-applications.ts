import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { collect } from "@/lib/aws/paginate";
import type { PolicyId, TargetId } from "@/lib/core/identifiers";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { listConfigurationPolicyAssociations } from "@/lib/security-hub/aws/operations";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { readAndRecordAssociations } from "@/lib/inventory/record/record-associations";

/** A target that a policy is applied to, as people name it. */
export interface BlockingApplication {
  readonly targetId: TargetId;
  /** The id where the tree does not hold the target. */
  readonly name: string;
  readonly path: string;
  readonly status: PolicyAssociation["status"];
  /** Epoch milliseconds; 0 where AWS gives no time. */
  readonly updatedAt: number;
}

/** Where a policy is applied, as AWS says now; the snapshot learns of it, too. */
export async function blockingApplications(
  aws: Aws,
  policyId: PolicyId,
): Promise<readonly BlockingApplication[]> {
  const applied = await readAndRecordAssociations(
    () => collect(listConfigurationPolicyAssociations(aws, { configurationId: policyId, type: "APPLIED" })),
    (associations) => ({ associations, cleared: [] }),
  );
  const snapshot = await currentSnapshot();
  const lookup = snapshot && nodeLookup(snapshot.tree);
  return applied.map(({ targetId, status, updatedAt }) => {
    const node = lookup?.(targetId);
    const name = snapshot && node !== undefined ? displayName(snapshot.tree, node) : targetId;
    const path = snapshot && node !== undefined ? pathOf(snapshot.tree, node) : targetId;
    return {
      ...{ targetId, name, path, status },
      updatedAt: updatedAt === undefined ? 0 : Date.parse(updatedAt),
    };
  });
}
