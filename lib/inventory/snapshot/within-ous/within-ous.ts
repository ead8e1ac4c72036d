import type { OrganizationalUnitId } from "@/lib/core/identifiers";
import type { MissingPart } from "@/lib/core/missing-part";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { Governance } from "@/lib/security-hub/governance/governance";
import type { Snapshot, SnapshotMeta } from "../snapshot";

/** The nodes of some OUs and all below them, ascending: what is theirs. */
export function nodesWithin(tree: OrgTree, ous: readonly OrganizationalUnitId[]): readonly number[] {
  const lookup = nodeLookup(tree);
  const nodes = new Set<number>();
  for (const ou of ous) {
    const top = lookup(ou);
    if (top === undefined) continue;
    for (let node = top; node < (tree.subtreeEnd[top] ?? top); node++) nodes.add(node);
  }
  return [...nodes].toSorted((a, b) => a - b);
}

/**
 * The snapshot as it is shown to who sees some OUs alone: these with all below them, and what is above them up to the root with
 * what is applied there, because it governs them. Policies stay, for choosing one; other accounts and OUs are gone from rows,
 * texts and meta. An OU that doesn't exist leaves the root.
 * @param view names the OUs in the version, so that it is another document than everyone's
 */
export function snapshotWithin(
  snapshot: Snapshot,
  ous: readonly OrganizationalUnitId[],
  view: string,
): Snapshot {
  const { tree, governance, meta } = snapshot;
  const own = nodesWithin(tree, ous);
  const kept = withAncestors(tree, own);
  const place = new Map(kept.map((node, at) => [node, at]));
  const pick = <Column extends Uint8Array | Uint32Array>(column: Column, into: Column): Column => {
    kept.forEach((node, at) => (into[at] = column[node] ?? 0));
    return into;
  };
  const size = kept.length;
  const ends = kept.map((node) => tree.subtreeEnd[node] ?? 0);
  const prunedTree: OrgTree = {
    size,
    ids: kept.flatMap((node) => tree.ids[node] ?? []),
    names: kept.map((node) => tree.names[node] ?? ""),
    emails: kept.map((node) => tree.emails[node] ?? ""),
    kind: pick(tree.kind, new Uint8Array(size)),
    parent: Int32Array.from(kept, (node) => place.get(tree.parent[node] ?? -1) ?? -1),
    depth: pick(tree.depth, new Uint8Array(size)),
    // Kept nodes are in preorder: what is below one are those before its former end.
    subtreeEnd: Int32Array.from(ends, (end) => firstAtLeast(kept, end)),
    state: pick(tree.state, new Uint8Array(size)),
    joinedAt: pick(tree.joinedAt, new Uint32Array(size)),
    unplaced: new Set([...tree.unplaced].flatMap((node) => place.get(node) ?? [])),
  };
  const isOwn = new Set(own);
  const messages: string[] = [];
  const placeOfMessage = new Map<number, number>();
  const prunedGovernance: Governance = {
    policies: governance.policies,
    policy: Int16Array.from(kept, (node) => governance.policy[node] ?? 0),
    type: pick(governance.type, new Uint8Array(size)),
    status: pick(governance.status, new Uint8Array(size)),
    // The reason that AWS gives above them is about other accounts.
    message: Int32Array.from(kept, (node) => {
      const message = governance.message[node] ?? -1;
      const text = governance.messages[message];
      if (text === undefined || !isOwn.has(node)) return -1;
      const known = placeOfMessage.get(message) ?? messages.push(text) - 1;
      placeOfMessage.set(message, known);
      return known;
    }),
    messages,
    updatedAt: pick(governance.updatedAt, new Uint32Array(size)),
  };
  return {
    meta: metaWithin(meta, new Set<string>(prunedTree.ids), view),
    tree: prunedTree,
    governance: prunedGovernance,
  };
}

/** The conformance packs in the accounts that are theirs. `ids`: of these accounts; see {@link snapshotWithin}. */
export function packsWithin(snapshot: PackSnapshot, ids: ReadonlySet<string>, view: string): PackSnapshot {
  const rows = snapshot.accountIds.flatMap((id, row) => (ids.has(id) ? [row] : []));
  const texts: string[] = [];
  const placeOfText = new Map<number, number>();
  const pickTexts = (column: Int32Array) =>
    Int32Array.from(rows, (row) => {
      const text = column[row] ?? -1;
      const value = snapshot.texts[text];
      if (value === undefined) return -1;
      const known = placeOfText.get(text) ?? texts.push(value) - 1;
      placeOfText.set(text, known);
      return known;
    });
  const { packs, missingParts } = snapshot.meta;
  return {
    meta: {
      ...snapshot.meta,
      version: versionWithin(snapshot.meta.version, view),
      packs: packs.map(({ status, ...pack }) => ({
        ...pack,
        excludedAccounts: pack.excludedAccounts.filter((id) => ids.has(id)),
        ...(status !== undefined && { status: anonymousStatus(status) }),
      })),
      missingParts: missingParts.map(anonymous),
    },
    accountIds: rows.flatMap((row) => snapshot.accountIds[row] ?? []),
    columns: snapshot.columns.map(({ status, errorCode, errorMessage, memberPackName, updatedAt }) => ({
      status: Uint8Array.from(rows, (row) => status[row] ?? 0),
      errorCode: pickTexts(errorCode),
      errorMessage: pickTexts(errorMessage),
      memberPackName: pickTexts(memberPackName),
      updatedAt: Uint32Array.from(rows, (row) => updatedAt[row] ?? 0),
    })),
    texts,
  };
}

/** The version of what who sees some OUs alone is shown; the edition before the dot stays. */
export function versionWithin(version: string, view: string): string {
  return `${version}~${view}`;
}

function metaWithin(
  { managementAccountId, organizationsPolicies, departed, ...meta }: SnapshotMeta,
  ids: ReadonlySet<string>,
  view: string,
): SnapshotMeta {
  return {
    ...meta,
    version: versionWithin(meta.version, view),
    delegatedAdministrators: meta.delegatedAdministrators.filter(({ id }) => ids.has(id)),
    ...(managementAccountId !== undefined && ids.has(managementAccountId) && { managementAccountId }),
    ...(organizationsPolicies !== undefined && {
      organizationsPolicies: organizationsPolicies.flatMap(({ targetIds, ...policy }) => {
        const here = targetIds?.filter((id) => ids.has(id));
        if (here === undefined) return [policy];
        return here.length === 0 ? [] : [{ ...policy, targetIds: here }];
      }),
    }),
    ...(departed !== undefined && { departed: [] }),
    missingParts: meta.missingParts.map(anonymous),
  };
}

/** A part without the texts of AWS, which may name an account that is not theirs. */
export function anonymous({ failure, ...part }: MissingPart): MissingPart {
  return { ...part, failure: { ...failure, message: withoutIds(failure.message) } };
}

function anonymousStatus({ errorMessage, ...status }: PackStatusOfAll): PackStatusOfAll {
  return { ...status, ...(errorMessage !== undefined && { errorMessage: withoutIds(errorMessage) }) };
}
type PackStatusOfAll = NonNullable<OrganizationConformancePack["status"]>;

/** A text without ids of accounts, OUs and ARNs. */
function withoutIds(text: string): string {
  return text.replaceAll(/arn:\S+|\bou-[a-z0-9-]+|\d{12}/g, "…");
}

function withAncestors(tree: OrgTree, own: readonly number[]): readonly number[] {
  const kept = new Set(own);
  kept.add(0);
  for (const node of own)
    for (let at = tree.parent[node] ?? -1; at >= 0 && !kept.has(at); at = tree.parent[at] ?? -1) kept.add(at);
  return [...kept].filter((node) => node < tree.size).toSorted((a, b) => a - b);
}

/** How many of the ascending numbers are below `limit`. */
function firstAtLeast(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
