import { pathOf, placeOf } from "@/lib/organizations/ancestry";
import { accountStates, targetKindOf } from "@/lib/organizations/model";
import type { OrgTree } from "@/lib/organizations/tree";
import { associationCauses, groupByCause } from "../association-causes";
import { type Governance, NoPolicy, kindOfStatus, kindOfType, SelfManaged, StatusKind } from "./governance";
import { winningSources } from "./inheritance";
import { mayNotHold } from "./overruled";
import { associationStatuses, associationTypes } from "../model";

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
  /** Whether an Organizations policy may overrule what is in effect: `yes`, `no`, `not known`; empty where nothing is. */
  readonly mayNotHold: string;
  /** Why it failed, as the page says; empty where it did not fail. */
  readonly cause: string;
  readonly message: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/**
 * Every target that matches, one at a time; all of them without `matches`.
 * @param policyEffects the `PolicyEffect` of each node
 * @param order the nodes in the order to name them; that of the tree if absent
 */
export function* governedTargets(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  matches: Uint8Array | undefined,
  managementAccountId?: string,
  order?: Int32Array,
): Generator<GovernedTarget, void, undefined> {
  const causeAt = associationCauses(tree, governance, managementAccountId);
  const sources = winningSources(tree, governance);
  for (let position = 0; position < tree.size; position++) {
    const node = order?.[position] ?? position;
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
      mayNotHold:
        governance.status[node] === StatusKind.Success
          ? answers(mayNotHold(governance, policyEffects, node))
          : "",
      cause: causeAt(node)?.title ?? "",
      message: governance.messages[governance.message[node] ?? -1] ?? "",
      updatedAt: updatedAt === 0 ? "" : new Date(updatedAt * 1000).toISOString(),
    };
  }
}

function answers(is: boolean | undefined): string {
  return is === undefined ? "not known" : is ? "yes" : "no";
}

/** One cause of failure with how far it goes, as a row of a file. */
export interface CauseLine {
  readonly cause: string;
  readonly accounts: number;
  /** Those of the accounts that are not active. */
  readonly inactive: number;
  /** The OUs that the accounts are directly in, with their numbers: `Root › Workloads › Prod (12)`, `; ` between them. */
  readonly places: string;
  /** As AWS wrote it for the first of the accounts. */
  readonly message: string;
  readonly remedy: string;
}

/** The causes for which accounts that match failed, the largest first: what the view by cause shows. */
export function* causeLines(
  tree: OrgTree,
  governance: Governance,
  matches: Uint8Array | undefined,
  managementAccountId?: string,
): Generator<CauseLine, void, undefined> {
  const causeAt = associationCauses(tree, governance, managementAccountId);
  for (const group of groupByCause(tree, governance, causeAt, matches)) {
    yield {
      cause: group.title,
      accounts: group.accounts.length,
      inactive: group.inactive,
      places: group.units.map(({ unit, accounts }) => `${pathOf(tree, unit)} (${accounts})`).join("; "),
      message: group.example ?? "",
      remedy: group.remedy ?? "",
    };
  }
}
