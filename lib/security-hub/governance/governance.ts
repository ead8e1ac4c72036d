import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { type NodeLookup, nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type {
  AssociationStatus,
  AssociationType,
  ConfigurationPolicySummary,
  PolicyAssociation,
} from "../model";

/** `policy[i]` where it is not an index into `policies`. */
export const NoPolicy = -1;
export const SelfManaged = -2;
/** There is an association, and AWS doesn't say with what. */
export const UnknownPolicy = -3;

/** `type[i]`: how the association came to node i; `Unknown` where AWS gives no type, or one Canopy doesn't know. */
export const AssociationKind = { None: 0, Applied: 1, Inherited: 2, Unknown: 3 } as const;
/** `status[i]`; `Unknown` likewise. */
export const StatusKind = { None: 0, Pending: 1, Success: 2, Failed: 3, Unknown: 4 } as const;

/** `AssociationType` and `AssociationStatus` by the numbers above. */
export const kindOfType: Readonly<Record<AssociationType, number>> = { APPLIED: 1, INHERITED: 2 };
export const kindOfStatus: Readonly<Record<AssociationStatus, number>> = {
  PENDING: 1,
  SUCCESS: 2,
  FAILED: 3,
};

/**
 * What governs each node of a tree, column by column, as AWS reports it. The columns are mutable: a poll or a write
 * patches single nodes through `patchGovernance`.
 */
export interface Governance {
  /** The dictionary `policy[i]` points into; a policy that AWS reports but does not list has its id for a name. */
  readonly policies: ConfigurationPolicySummary[];
  /** Index into `policies`, `NoPolicy`, `SelfManaged` or `UnknownPolicy`. */
  readonly policy: Int16Array;
  readonly type: Uint8Array;
  readonly status: Uint8Array;
  /** Index into `messages`; -1 where AWS gave none. */
  readonly message: Int32Array;
  readonly messages: string[];
  /** Epoch seconds; 0 where there is no association, or AWS gives no time. */
  readonly updatedAt: Uint32Array;
}

/** Governance of `size` nodes of which nothing is known yet. */
function emptyGovernance(size: number, policies: readonly ConfigurationPolicySummary[]): Governance {
  return {
    policies: [...policies],
    policy: new Int16Array(size).fill(NoPolicy),
    type: new Uint8Array(size),
    status: new Uint8Array(size),
    message: new Int32Array(size).fill(-1),
    messages: [],
    updatedAt: new Uint32Array(size),
  };
}

/** Governance for every node of `tree`. Associations of targets outside the tree come back as `unknownTargets`. */
export function buildGovernance(
  tree: OrgTree,
  policies: readonly ConfigurationPolicySummary[],
  associations: readonly PolicyAssociation[],
): { governance: Governance; unknownTargets: readonly PolicyAssociation[] } {
  const governance = emptyGovernance(tree.size, policies);
  const lookup = nodeLookup(tree);
  patchGovernance(governance, lookup, associations);
  return { governance, unknownTargets: associations.filter((each) => lookup(each.targetId) === undefined) };
}

/** Writes what AWS says of these targets into the columns; targets the tree does not hold are passed over. */
export function patchGovernance(
  governance: Governance,
  lookup: NodeLookup,
  associations: readonly PolicyAssociation[],
): void {
  const dictionary = dictionaryOf(governance);
  for (const association of associations) {
    const node = lookup(association.targetId);
    if (node === undefined) continue;
    const { configurationId, type, status, message, updatedAt } = association;
    governance.policy[node] =
      configurationId === undefined ? UnknownPolicy : dictionary.policy(configurationId);
    governance.type[node] = type === undefined ? AssociationKind.Unknown : kindOfType[type];
    governance.status[node] = status === undefined ? StatusKind.Unknown : kindOfStatus[status];
    governance.message[node] = dictionary.message(message);
    governance.updatedAt[node] = updatedAt === undefined ? 0 : Math.floor(Date.parse(updatedAt) / 1000);
  }
}

/** Forgets the associations of these nodes: AWS answered that there is none. */
export function clearAssociations(governance: Governance, nodes: readonly number[]): void {
  for (const node of nodes) {
    governance.policy[node] = NoPolicy;
    governance.type[node] = AssociationKind.None;
    governance.status[node] = StatusKind.None;
    governance.message[node] = -1;
    governance.updatedAt[node] = 0;
  }
}

/**
 * Whether AWS lists a policy, as opposed to one that is known only because an association still names it: deleted since,
 * or denied to this caller.
 */
export function isListed({ arn }: ConfigurationPolicySummary): boolean {
  return arn !== "";
}

/**
 * Writes newer policies into the dictionary, in place. One that was deleted stays in it, not listed any more, because
 * columns point at its place and its colour goes by it.
 */
export function patchPolicies(
  { policies }: Governance,
  newer: readonly ConfigurationPolicySummary[],
  deleted: readonly string[],
): void {
  for (const policy of newer) {
    const index = policies.findIndex(({ id }) => id === policy.id);
    policies[index < 0 ? policies.length : index] = policy;
  }
  policies.forEach((policy, index) => {
    if (deleted.includes(policy.id)) policies[index] = { ...policy, arn: "" };
  });
}

/** A second set of columns with the same content: patching one leaves the other as it was. */
export function copyGovernance(governance: Governance): Governance {
  return {
    policies: [...governance.policies],
    policy: governance.policy.slice(),
    type: governance.type.slice(),
    status: governance.status.slice(),
    message: governance.message.slice(),
    messages: [...governance.messages],
    updatedAt: governance.updatedAt.slice(),
  };
}

function dictionaryOf({ policies, messages }: Governance) {
  const policyIndex = new Map(policies.map((policy, index) => [policy.id, index]));
  const messageIndex = new Map(messages.map((message, index) => [message, index]));
  return {
    policy(id: ConfigurationId): number {
      if (id === SELF_MANAGED) return SelfManaged;
      const known = policyIndex.get(id);
      if (known !== undefined) return known;
      policyIndex.set(id, policies.length);
      // Deleted since, or denied to this caller: the association still says that it governs.
      policies.push({ id, arn: "", name: id, updatedAt: new Date(0).toISOString(), serviceEnabled: true });
      return policies.length - 1;
    },
    message(text: string | undefined): number {
      if (text === undefined) return -1;
      const known = messageIndex.get(text);
      if (known !== undefined) return known;
      messageIndex.set(text, messages.length);
      messages.push(text);
      return messages.length - 1;
    },
  };
}
