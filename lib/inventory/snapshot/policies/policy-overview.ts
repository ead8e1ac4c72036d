import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { TargetId } from "@/lib/core/identifiers";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { AccountState, accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import {
  AssociationKind,
  type Governance,
  isListed,
  kindOfStatus,
  StatusKind,
} from "@/lib/security-hub/governance/governance";
import { winningSources } from "@/lib/security-hub/governance/inheritance";
import { mayNotHold } from "@/lib/security-hub/governance/overruled";
import {
  AssociationStatus,
  associationStatuses,
  ConfigurationPolicy,
  ConfigurationPolicySummary,
} from "@/lib/security-hub/model";
import { isPastPendingLimit } from "@/lib/security-hub/governance/evaluation";
import { AffectedAccounts, affectedAccountsOf } from "@/lib/security-hub/policies/affected-accounts";
import { cspmEffects } from "./cspm-effects";
import { type Snapshot, SnapshotMeta } from "../snapshot";

/** A policy that is applied to more places than this lists the first ones; the tree shows them all. */
const MAX_TARGETS_LISTED = 200;

const Place = z.object({ id: TargetId, name: z.string() });

/** One place that a policy is applied to. */
const PolicyTarget = Place.extend({
  kind: z.enum(["root", "ou", "account"]),
  /** From the root down to the parent. */
  ancestors: z.array(Place),
  state: AccountState.exactOptional(),
  status: AssociationStatus.exactOptional(),
  message: z.string().exactOptional(),
  /** Epoch milliseconds. */
  updatedAt: z.int(),
  /** Active accounts that have the policy because of this application, the target itself included. */
  accounts: z.int(),
  failed: z.int(),
  /** The stuck ones included. */
  pending: z.int(),
  /** Pending past AWS's limit. */
  stuck: z.int(),
  succeeded: z.int(),
  /** The part of succeeded that an Organizations policy may overrule. */
  overruled: z.int(),
  /** Whether the status of the target itself is SUCCESS and may not hold. */
  mayNotHold: z.boolean(),
});
export type PolicyTarget = z.infer<typeof PolicyTarget>;

const PolicyEntry = z.object({
  summary: ConfigurationPolicySummary,
  /** The place in the list of policies, by which it is coloured. */
  identity: z.int(),
  affected: AffectedAccounts,
  /** In the order of the tree; at most two hundred. */
  targets: z.array(PolicyTarget),
  /** Absent while it is being read, and where AWS does not return it; then `failure` says why. */
  detail: ConfigurationPolicy.exactOptional(),
  failure: Failure.exactOptional(),
  /** Why a person whose role is limited to OUs may not change or delete it; absent for everyone else, and where they may. */
  refusal: z.string().exactOptional(),
});
export type PolicyEntry = z.infer<typeof PolicyEntry>;

/** The configuration policies of an organization with what they govern: what the pages of policies show. */
export const PolicyOverview = z.object({
  meta: SnapshotMeta,
  policies: z.array(PolicyEntry),
  selfManaged: AffectedAccounts,
  /** Accounts that nothing governs. */
  none: AffectedAccounts,
});
export type PolicyOverview = z.infer<typeof PolicyOverview>;

/** What a policy configures, or why that is not known. */
export type PolicyDetail =
  { readonly detail: ConfigurationPolicy } | { readonly failure: Failure } | undefined;

/** The overview that a snapshot gives. Two passes over its columns, whatever the number of policies. */
export function policyOverview(
  { meta, tree, governance }: Snapshot,
  detailOf: (summary: ConfigurationPolicySummary) => PolicyDetail,
  nowSeconds: number,
): PolicyOverview {
  const policyEffects = cspmEffects({ tree, meta });
  const accounts = affectedAccountsOf(tree, governance, policyEffects, nowSeconds);
  const targets = targetsByPolicy(tree, governance, policyEffects, nowSeconds);
  return {
    meta,
    selfManaged: accounts.selfManaged,
    none: accounts.none,
    policies: governance.policies.flatMap((summary, identity) => {
      const affected = accounts.policies[identity];
      if (!isListed(summary) || affected === undefined) return [];
      return [{ summary, identity, affected, targets: targets.get(identity) ?? [], ...detailOf(summary) }];
    }),
  };
}

function targetsByPolicy(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  nowSeconds: number,
): ReadonlyMap<number, PolicyTarget[]> {
  const governed = accountsBySource(tree, governance, policyEffects, nowSeconds);
  const targets = new Map<number, PolicyTarget[]>();
  for (let node = 0; node < tree.size; node++) {
    const policy = governance.policy[node] ?? -1;
    if (governance.type[node] !== AssociationKind.Applied || policy < 0) continue;
    const listed = targets.get(policy) ?? [];
    if (listed.length === 0) targets.set(policy, listed);
    if (listed.length < MAX_TARGETS_LISTED) {
      const isOverruled = mayNotHold(governance, policyEffects, node) === true;
      listed.push(...targetAt(tree, governance, governed, node, isOverruled));
    }
  }
  return targets;
}

interface AccountsBySource {
  readonly accounts: Uint32Array;
  readonly failed: Uint32Array;
  readonly pending: Uint32Array;
  readonly stuck: Uint32Array;
  readonly succeeded: Uint32Array;
  /** The part of succeeded that an Organizations policy may overrule. */
  readonly overruled: Uint32Array;
}

/** For each node that applies something, the active accounts which that application decides for. */
export function accountsBySource(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  nowSeconds: number,
): AccountsBySource {
  const sources = winningSources(tree, governance);
  const active = accountStates.indexOf("ACTIVE");
  const counts = {
    accounts: new Uint32Array(tree.size),
    failed: new Uint32Array(tree.size),
    pending: new Uint32Array(tree.size),
    stuck: new Uint32Array(tree.size),
    succeeded: new Uint32Array(tree.size),
    overruled: new Uint32Array(tree.size),
  };
  const add = (column: Uint32Array, node: number) => (column[node] = (column[node] ?? 0) + 1);
  for (let node = 0; node < tree.size; node++) {
    const source = sources[node] ?? -1;
    if (source < 0 || tree.kind[node] !== NodeKind.Account || tree.state[node] !== active) continue;
    add(counts.accounts, source);
    const status = governance.status[node];
    if (status === StatusKind.Failed) add(counts.failed, source);
    if (status === StatusKind.Success) add(counts.succeeded, source);
    if (mayNotHold(governance, policyEffects, node) === true) add(counts.overruled, source);
    if (status !== StatusKind.Pending) continue;
    add(counts.pending, source);
    if (isPastPendingLimit(governance.updatedAt[node] ?? 0, nowSeconds)) add(counts.stuck, source);
  }
  return counts;
}

function targetAt(
  tree: OrgTree,
  governance: Governance,
  governed: AccountsBySource,
  node: number,
  isOverruled: boolean,
): PolicyTarget[] {
  const [self, ...above] = lineage(tree, node).map((each) => placeOf(tree, each));
  const place = self?.[0];
  if (place === undefined) return [];
  const kind = tree.kind[node];
  const status = associationStatuses.find((each) => kindOfStatus[each] === governance.status[node]);
  const message = governance.messages[governance.message[node] ?? -1];
  const state = accountStates[tree.state[node] ?? -1];
  return [
    {
      ...place,
      kind: kind === NodeKind.Account ? "account" : kind === NodeKind.Root ? "root" : "ou",
      ancestors: above.flat().reverse(),
      updatedAt: (governance.updatedAt[node] ?? 0) * 1000,
      accounts: governed.accounts[node] ?? 0,
      failed: governed.failed[node] ?? 0,
      pending: governed.pending[node] ?? 0,
      stuck: governed.stuck[node] ?? 0,
      succeeded: governed.succeeded[node] ?? 0,
      overruled: governed.overruled[node] ?? 0,
      mayNotHold: isOverruled,
      ...(kind === NodeKind.Account && state !== undefined && { state }),
      ...(status !== undefined && { status }),
      ...(message !== undefined && { message }),
    },
  ];
}

function placeOf(tree: OrgTree, node: number) {
  const id = tree.ids[node];
  return id === undefined ? [] : [{ id, name: displayName(tree, node) }];
}

/** A row of the tree of targets: a target, or an ancestor that only says where the targets below it are. */
export type TargetRow =
  | { readonly depth: number; readonly target: PolicyTarget }
  | { readonly depth: number; readonly id: TargetId; readonly name: string };

/** Targets in the order of the tree, each below its ancestors; every ancestor stands once. */
export function targetRows(targets: readonly PolicyTarget[]): TargetRow[] {
  const shown = new Set<TargetId>();
  return targets.flatMap((target) => {
    const depth = target.ancestors.length;
    const rows: TargetRow[] = target.ancestors.flatMap(({ id, name }, level) =>
      shown.has(id) ? [] : [{ depth: level, id, name }],
    );
    for (const { id } of [...target.ancestors, target]) shown.add(id);
    return [...rows, { depth, target }];
  });
}
