import { accountStates } from "@/lib/organizations/model";
import { matchesBelow } from "@/lib/organizations/tree-view";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { likelyCauses } from "./failure-causes";
import { type Governance, StatusKind } from "./governance/governance";

/** Why an association failed, in one line. */
export interface AssociationCause {
  /** The same for all targets with the cause, in every snapshot: for the URL. */
  readonly key: string;
  /** `Opt-in Region af-south-1 is not enabled`, or what AWS says where Canopy knows no such cause. */
  readonly title: string;
  /** Absent where only AWS's message is known. */
  readonly remedy?: string;
}

/** Answers the cause at a node; undefined where the association did not fail. */
export type CauseAt = (node: number) => AssociationCause | undefined;

interface Made {
  readonly tree: OrgTree;
  readonly managementAccountId: string | undefined;
  readonly causeAt: CauseAt;
}

const known = new WeakMap<Governance, Made>();

/** The cause of each failed association: the likeliest of `likelyCauses`. Made once for a snapshot. */
export function associationCauses(
  tree: OrgTree,
  governance: Governance,
  managementAccountId: string | undefined,
): CauseAt {
  const before = known.get(governance);
  if (before?.tree === tree && before.managementAccountId === managementAccountId) return before.causeAt;
  const below = failuresBelow(tree, governance);
  const made = new Map<number, AssociationCause>();
  const causeAt: CauseAt = (node) => {
    if (governance.status[node] !== StatusKind.Failed) return undefined;
    const cause = made.get(node) ?? causeOf(node);
    made.set(node, cause);
    return cause;
  };
  function causeOf(node: number): AssociationCause {
    const message = governance.messages[governance.message[node] ?? -1];
    const kind = tree.kind[node] === NodeKind.Account ? "account" : node === 0 ? "root" : "ou";
    const [first] = likelyCauses({
      kind,
      state: accountStates[tree.state[node] ?? -1],
      isManagementAccount: tree.ids[node] === managementAccountId,
      message,
      failedBelow: below[node] ?? 0,
    });
    if (first?.likely !== true) return unknownCause(message);
    return { key: first.key, title: first.title.replace(/\.$/, ""), remedy: first.remedy };
  }
  known.set(governance, { tree, managementAccountId, causeAt });
  return causeAt;
}

/** A cause that Canopy does not know: what AWS says, without its opening and the ids of accounts. */
function unknownCause(message: string | undefined): AssociationCause {
  const reason = (message ?? "")
    .replace(/^the association failed because (?:of )?/i, "")
    .replaceAll(/\b\d{12}\b/g, "‹account›")
    .replace(/\.$/, "")
    .trim();
  if (reason === "") return { key: "none", title: "AWS gives no reason" };
  return { key: keyOf(reason), title: reason.charAt(0).toUpperCase() + reason.slice(1) };
}

/** FNV-1a: short enough for a URL, and no two texts of one organization meet. */
function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `text-${(hash >>> 0).toString(36)}`;
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

/** Accounts whose associations failed for one cause. */
export interface CauseGroup extends AssociationCause {
  /** Nodes, in the order of the tree. */
  readonly accounts: readonly number[];
  /** How many of them are not active. */
  readonly inactive: number;
  /** The root and OUs that they are directly in, those with most of them first. */
  readonly units: readonly { readonly unit: number; readonly accounts: number }[];
  /** A message as AWS wrote it. */
  readonly example: string | undefined;
}

/** The failed accounts that match in groups of one cause each, the largest first. Every one is in exactly one group. */
export function groupByCause(
  tree: OrgTree,
  governance: Governance,
  causeAt: CauseAt,
  matches: Uint8Array | undefined,
): CauseGroup[] {
  const active = accountStates.indexOf("ACTIVE");
  const groups = new Map<string, { cause: AssociationCause; accounts: number[] }>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account || matches?.[node] === 0) continue;
    const cause = causeAt(node);
    if (cause === undefined) continue;
    const group = groups.get(cause.key) ?? { cause, accounts: [] };
    if (group.accounts.push(node) === 1) groups.set(cause.key, group);
  }
  return [...groups.values()]
    .map(({ cause, accounts }) => ({
      ...cause,
      accounts,
      inactive: accounts.filter((node) => tree.state[node] !== active).length,
      units: unitsOf(tree, accounts),
      example: governance.messages[governance.message[accounts[0] ?? -1] ?? -1],
    }))
    .sort((one, other) => other.accounts.length - one.accounts.length || (one.key < other.key ? -1 : 1));
}

function unitsOf(tree: OrgTree, accounts: readonly number[]): CauseGroup["units"] {
  const counts = new Map<number, number>();
  for (const node of accounts) {
    const unit = tree.parent[node] ?? 0;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts]
    .map(([unit, count]) => ({ unit, accounts: count }))
    .sort((one, other) => other.accounts - one.accounts || one.unit - other.unit);
}
