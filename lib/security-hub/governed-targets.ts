import { placeOf } from "@/lib/organizations/ancestry";
import { accountStates, targetKindOf } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { matchesBelow } from "@/lib/organizations/tree-view";
import { type FailedTarget, likelyCauses } from "./failure-causes";
import { type Governance, NoPolicy, kindOfStatus, kindOfType, SelfManaged, StatusKind } from "./governance";
import { winningSources } from "./inheritance";
import { associationStatuses, associationTypes } from "./model";

/** One target and what governs it, in AWS's words. Empty texts where there is no association. */
export interface GovernedTarget {
  readonly targetId: string;
  /** As Organizations has it; empty where it is, and where it could not be read. */
  readonly targetName: string;
  readonly targetType: string;
  readonly email: string;
  readonly accountState: string;
  /** The root and OUs above it. */
  readonly path: string;
  /** The policy's name, or `SELF_MANAGED_SECURITY_HUB`. */
  readonly configuration: string;
  readonly configurationId: string;
  readonly associationType: string;
  /** The id of the target whose application wins here. */
  readonly appliedAt: string;
  readonly associationStatus: string;
  /** Why it failed, as the panel of the target says: the likely causes, `; ` between them; empty where it did not fail. */
  readonly cause: string;
  readonly message: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** Every target that matches, in the order of the tree, one at a time; all of them without `matches`. */
export function* governedTargets(
  tree: OrgTree,
  governance: Governance,
  matches: Uint8Array | undefined,
  managementAccountId?: string,
): Generator<GovernedTarget, void, undefined> {
  const failedBelow = failuresBelow(tree, governance);
  const sources = winningSources(tree, governance);
  for (let node = 0; node < tree.size; node++) {
    if (matches?.[node] === 0) continue;
    const id = tree.ids[node];
    if (id === undefined) continue;
    const configuration = governance.policy[node] ?? NoPolicy;
    const policy = governance.policies[configuration];
    const selfManaged = configuration === SelfManaged ? "SELF_MANAGED_SECURITY_HUB" : "";
    const updatedAt = governance.updatedAt[node] ?? 0;
    yield {
      targetId: id,
      targetName: tree.names[node] ?? "",
      targetType: targetKindOf(id),
      email: tree.emails[node] ?? "",
      accountState: accountStates[tree.state[node] ?? -1] ?? "",
      path: placeOf(tree, node) ?? "",
      configuration: policy?.name ?? selfManaged,
      configurationId: policy?.id ?? selfManaged,
      associationType: associationTypes.find((type) => kindOfType[type] === governance.type[node]) ?? "",
      appliedAt: tree.ids[sources[node] ?? -1] ?? "",
      associationStatus:
        associationStatuses.find((status) => kindOfStatus[status] === governance.status[node]) ?? "",
      cause:
        governance.status[node] === StatusKind.Failed
          ? causeAt(tree, node, {
              isManagementAccount: id === managementAccountId,
              message: governance.messages[governance.message[node] ?? -1],
              failedBelow: failedBelow[node] ?? 0,
            })
          : "",
      message: governance.messages[governance.message[node] ?? -1] ?? "",
      updatedAt: updatedAt === 0 ? "" : new Date(updatedAt * 1000).toISOString(),
    };
  }
}

function causeAt(
  tree: OrgTree,
  node: number,
  known: Pick<FailedTarget, "isManagementAccount" | "message" | "failedBelow">,
): string {
  const kind = tree.kind[node] === NodeKind.Account ? "account" : node === 0 ? "root" : "ou";
  const causes = likelyCauses({ ...known, kind, state: accountStates[tree.state[node] ?? -1] });
  return causes
    .filter(({ likely }) => likely)
    .map(({ title }) => title.replace(/\.$/, ""))
    .join("; ");
}

/** For each node how many active accounts in its subtree failed. */
function failuresBelow(tree: OrgTree, governance: Governance): Uint32Array {
  const active = accountStates.indexOf("ACTIVE");
  const failed = Uint8Array.from(tree.kind, (kind, node) =>
    kind === NodeKind.Account && tree.state[node] === active && governance.status[node] === StatusKind.Failed
      ? 1
      : 0,
  );
  return matchesBelow(tree, failed);
}
