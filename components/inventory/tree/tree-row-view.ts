import { displayName } from "@/lib/organizations/ancestry";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { policiesReaching } from "@/lib/organizations/policies/policy-effect";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { NodeKind } from "@/lib/organizations/tree";
import {
  AssociationKind,
  NoPolicy,
  SelfManaged,
  UnknownPolicy,
} from "@/lib/security-hub/governance/governance";
import { NoSource } from "@/lib/security-hub/governance/inheritance";
import { mayNotHold } from "@/lib/security-hub/governance/overruled";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { statusWord, type StatusWord } from "../status-labels";
import type { Governed } from "./tree-model";
import { type UngovernedWord, ungovernedWord } from "../ungoverned-word";

/** What governs a node, as the row shows it. */
export type GovernedBy =
  | { readonly kind: "policy"; readonly index: number; readonly id: string; readonly name: string }
  | { readonly kind: "self-managed" }
  | { readonly kind: "none"; readonly word: UngovernedWord };

/** One row in plain words: what the server renders first and what the browser renders from the columns. */
export interface TreeRowView {
  readonly id: string;
  readonly name: string;
  readonly kind: "root" | "ou" | "account";
  readonly depth: number;
  readonly state: AccountState | undefined;
  /** An account whose OU AWS doesn't give; it stands directly below the root, which is not its place. */
  readonly isUnplaced: boolean;
  /** What is special about an account: it owns the organization, or it administers Security Hub for it. */
  readonly role: "management" | "delegated-administrator" | undefined;
  readonly governedBy: GovernedBy;
  readonly applied: boolean;
  /** The ancestor that an inherited configuration comes from. */
  readonly from: { readonly id: string; readonly name: string } | undefined;
  readonly status: StatusWord;
  /** Why it failed, in one line; undefined where it did not. */
  readonly cause: string | undefined;
  readonly message: string | undefined;
  /** Whether what AWS reports as in effect may not hold. */
  readonly mayNotHold: boolean;
  /** Names of the Organizations policies for Security Hub CSPM that reach it. */
  readonly overruledBy: readonly string[];
  /** Epoch milliseconds; 0 without an association. */
  readonly updatedAt: number;
  /** Of the accounts below; undefined for an account. */
  readonly below: RollUp | undefined;
}

type RowMeta = Pick<
  SnapshotMeta,
  "managementAccountId" | "delegatedAdministrators" | "complete" | "missingParts" | "configuration"
>;

/** Answers the row of a node, made once and kept for as long as the snapshot is the same. */
export function treeRowViews(
  governed: Governed,
  meta: RowMeta,
  nowSeconds: number,
): (node: number) => TreeRowView {
  const made = new Map<number, TreeRowView>();
  return (node) => {
    const known = made.get(node);
    if (known) return known;
    const view = treeRowView(governed, meta, node, nowSeconds);
    made.set(node, view);
    return view;
  };
}

function treeRowView(
  { tree, governance, sources, rollUp, attached, policyEffects, causeAt }: Governed,
  meta: RowMeta,
  node: number,
  nowSeconds: number,
): TreeRowView {
  const kind = kindOf(tree.kind[node]);
  const source = sources[node] ?? NoSource;
  const applied = governance.type[node] === AssociationKind.Applied;
  const inherited = governance.type[node] === AssociationKind.Inherited;
  const message = governance.message[node] ?? -1;
  return {
    id: tree.ids[node] ?? "",
    name: displayName(tree, node),
    kind,
    depth: tree.depth[node] ?? 0,
    state: accountStates[tree.state[node] ?? -1],
    isUnplaced: tree.unplaced.has(node),
    role: roleOf(tree.ids[node], meta),
    governedBy: governedBy(governance.policies, governance.policy[node] ?? NoPolicy, ungovernedWord(meta)),
    applied,
    from:
      inherited && source !== NoSource
        ? { id: tree.ids[source] ?? "", name: displayName(tree, source) }
        : undefined,
    status: statusWord(governance.status[node], governance.updatedAt[node] ?? 0, nowSeconds),
    cause: causeAt(node)?.title,
    message: message < 0 ? undefined : governance.messages[message],
    mayNotHold: mayNotHold(governance, policyEffects, node) === true,
    overruledBy: policiesReaching(tree, attached, node).flatMap(({ policy: { id, name, type } }) =>
      type === CSPM_POLICY ? [name === "" ? id : name] : [],
    ),
    updatedAt: (governance.updatedAt[node] ?? 0) * 1000,
    below: kind === "account" ? undefined : rollUp(node),
  };
}

/** What an index into the policies stands for. */
export function governedBy(
  policies: readonly { id: string; name: string }[],
  index: number,
  word: UngovernedWord = "Not governed",
): GovernedBy {
  if (index === SelfManaged) return { kind: "self-managed" };
  if (index === UnknownPolicy) return { kind: "none", word: "Not known" };
  const policy = policies[index];
  return policy === undefined
    ? { kind: "none", word }
    : { kind: "policy", index, id: policy.id, name: policy.name };
}

function roleOf(id: string | undefined, roles: RowMeta): TreeRowView["role"] {
  if (id === roles.managementAccountId) return "management";
  return roles.delegatedAdministrators.some((each) => each.id === id) ? "delegated-administrator" : undefined;
}

function kindOf(kind: number | undefined): TreeRowView["kind"] {
  if (kind === NodeKind.Root) return "root";
  return kind === NodeKind.Account ? "account" : "ou";
}
