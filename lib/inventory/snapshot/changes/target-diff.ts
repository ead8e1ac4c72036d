import { SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { accountStates, targetKindOf } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import {
  AssociationKind,
  kindOfStatus,
  kindOfType,
  NoPolicy,
  SelfManaged,
} from "@/lib/security-hub/governance/governance";
import { NoSource, winningSources } from "@/lib/security-hub/governance/inheritance";
import { associationStatuses, associationTypes } from "@/lib/security-hub/model";
import type { Snapshot } from "../snapshot";
import { areAssociationsRead, hasAllAccounts, isRead } from "../snapshot-parts";
import {
  applicationOf,
  type AssociationValue,
  type Change,
  type PlaceValue,
  type TargetValue,
} from "./change";

interface DiffOptions {
  /** Whether where something is inherited from can be compared. */
  readonly withSources: boolean;
}

/** A snapshot as the comparison reads it: nodes by number, and what is behind the numbers. */
interface Side {
  readonly snapshot: Snapshot;
  readonly lookup: (id: string) => number | undefined;
  readonly sources: Int32Array | undefined;
  readonly areAssociationsRead: boolean;
  readonly hasAllAccounts: boolean;
  readonly hasAllUnits: boolean;
  /** The values of associations that were made already. */
  readonly values: Map<string, AssociationValue>;
}

/** What changed of the root, the OUs and the accounts, in the order of the later tree; what is gone comes last. */
export function targetDiff(before: Snapshot, after: Snapshot, options: DiffOptions): Change[] {
  const had = sideOf(before, options);
  const has = sideOf(after, options);
  // Numbers mean the same on both sides where the trees and the dictionary are the same.
  const isSameTree = before.tree === after.tree;
  const changes: Change[] = [];
  for (let node = 0; node < after.tree.size; node++) {
    const id = after.tree.ids[node] ?? "";
    const known = isSameTree ? node : had.lookup(id);
    if (known === undefined) changes.push(...appeared(had, has, node));
    else changes.push(...changed(had, known, has, node, isSameTree));
  }
  if (isSameTree) return changes;
  for (let node = 0; node < before.tree.size; node++)
    if (has.lookup(before.tree.ids[node] ?? "") === undefined) changes.push(...vanished(had, has, node));
  return changes;
}

function sideOf(snapshot: Snapshot, { withSources }: DiffOptions): Side {
  const { meta, tree, governance } = snapshot;
  return {
    snapshot,
    lookup: nodeLookup(tree),
    sources: withSources ? winningSources(tree, governance) : undefined,
    areAssociationsRead: areAssociationsRead(meta),
    hasAllAccounts: hasAllAccounts(meta),
    // An OU is known from its listing, from the paths of accounts, or because it has an association.
    values: new Map(),
    hasAllUnits: hasAllAccounts(meta) && areAssociationsRead(meta) && areUnitsRead(meta),
  };
}

function areUnitsRead(meta: Snapshot["meta"]): boolean {
  return isRead(meta, "ou-names") && isRead(meta, "ou-places");
}

function appeared(had: Side, has: Side, node: number): Change[] {
  const isAccount = has.snapshot.tree.kind[node] === NodeKind.Account;
  if (isAccount ? !had.hasAllAccounts : !had.hasAllUnits) return [];
  const kind = isAccount ? "joined" : "ou-created";
  return [{ ...headOf(had, has, node), kind, before: null, after: targetValue(has, node) }];
}

function vanished(had: Side, has: Side, node: number): Change[] {
  const isAccount = had.snapshot.tree.kind[node] === NodeKind.Account;
  if (isAccount ? !has.hasAllAccounts : !has.hasAllUnits) return [];
  const kind = isAccount ? "left" : "ou-removed";
  return [{ ...headOf(had, had, node), kind, before: targetValue(had, node), after: null }];
}

function changed(had: Side, known: number, has: Side, node: number, isSameTree: boolean): Change[] {
  const changes: Change[] = [];
  if (!isSameTree) {
    const { tree } = had.snapshot;
    const { tree: now } = has.snapshot;
    const [name = "", newName = ""] = [tree.names[known], now.names[node]];
    // An empty name could not be read.
    if (name !== newName && name !== "" && newName !== "")
      changes.push({
        ...headOf(had, has, node),
        kind: "renamed",
        before: { name },
        after: { name: newName },
      });
    const [state, newState] = [tree.state[known], now.state[node]];
    const [from, to] = [accountStates[state ?? -1], accountStates[newState ?? -1]];
    if (state !== newState && from !== undefined && to !== undefined)
      changes.push({
        ...headOf(had, has, node),
        kind: "state",
        before: { state: from },
        after: { state: to },
      });
    const parentId = tree.ids[tree.parent[known] ?? -1];
    if (parentId !== now.ids[now.parent[node] ?? -1]) changes.push(...moved(had, known, has, node));
  }
  if (isAssociationChanged(had, known, has, node)) changes.push(...associationChange(had, known, has, node));
  return changes;
}

function moved(had: Side, known: number, has: Side, node: number): Change[] {
  const isAccount = has.snapshot.tree.kind[node] === NodeKind.Account;
  if (!isAccount && !(isPlaceOfUnitsKnown(had) && isPlaceOfUnitsKnown(has))) return [];
  const [before, after] = [placeValue(had.snapshot, known), placeValue(has.snapshot, node)];
  if (before === undefined || after === undefined) return [];
  return [{ ...headOf(had, has, node), kind: "moved", before, after }];
}

function isPlaceOfUnitsKnown({ snapshot: { meta } }: Side): boolean {
  return isRead(meta, "ou-places");
}

/** Compares by numbers, so that the many that are the same cost no objects. */
function isAssociationChanged(had: Side, known: number, has: Side, node: number): boolean {
  const one = had.snapshot.governance;
  const other = has.snapshot.governance;
  if (one.type[known] !== other.type[node] || one.status[known] !== other.status[node]) return true;
  if (configurationAt(had, known) !== configurationAt(has, node)) return true;
  const message = one.messages[one.message[known] ?? -1];
  if (message !== other.messages[other.message[node] ?? -1]) return true;
  return sourceAt(had, known) !== sourceAt(has, node);
}

/** The policy's id, or the number that says what it is instead. */
function configurationAt({ snapshot: { governance } }: Side, node: number): string | number {
  const index = governance.policy[node] ?? -1;
  return governance.policies[index]?.id ?? index;
}

/** The id of the node that what this one inherits is applied to; undefined where that is not known. */
function sourceAt({ snapshot: { tree, governance }, sources }: Side, node: number) {
  if (sources === undefined || governance.type[node] !== AssociationKind.Inherited) return undefined;
  const source = sources[node] ?? NoSource;
  // Where AWS reports something else than the rules say, it is inherited from elsewhere.
  if (source === NoSource || governance.policy[source] !== governance.policy[node]) return undefined;
  return tree.ids[source];
}

function associationChange(had: Side, known: number, has: Side, node: number): Change[] {
  const [before, after] = [associationValue(had, known), associationValue(has, node)];
  // What was not read is not gone.
  if (before === null && !had.areAssociationsRead) return [];
  if (after === null && !has.areAssociationsRead) return [];
  const kind = kindOf(before, after);
  const head = headOf(had, has, node);
  // AWS dates an association: what was pending since noon was not in effect before.
  const updatedAtMs = (had.snapshot.governance.updatedAt[known] ?? 0) * 1000;
  return [{ ...head, since: Math.max(head.since, updatedAtMs), kind, before, after }];
}

function kindOf(
  before: AssociationValue | null,
  after: AssociationValue | null,
): "applied" | "effective" | "status" {
  if (applicationOf(before) !== applicationOf(after)) return "applied";
  const isSame =
    before?.configurationId === after?.configurationId &&
    before?.sourceId === after?.sourceId &&
    before?.type === after?.type;
  return isSame ? "status" : "effective";
}

function headOf(had: Side, of: Side, node: number) {
  const { tree } = of.snapshot;
  const subject = tree.ids[node];
  if (subject === undefined) throw new RangeError(`The tree has no node ${node}.`);
  return { subject, subjectName: displayName(tree, node), since: had.snapshot.meta.takenAt };
}

function targetValue(side: Side, node: number): TargetValue {
  const { tree } = side.snapshot;
  const place = placeValue(side.snapshot, node);
  const state = accountStates[tree.state[node] ?? -1];
  const id = tree.ids[node];
  if (id === undefined) throw new RangeError(`The tree has no node ${node}.`);
  return {
    targetKind: targetKindOf(id),
    name: tree.names[node] ?? "",
    ...(place !== undefined && { place }),
    ...(state !== undefined && { state }),
    association: associationValue(side, node),
  };
}

function placeValue({ tree }: Snapshot, node: number): PlaceValue | undefined {
  const parent = tree.parent[node] ?? -1;
  const parentId = tree.ids[parent];
  return parentId === undefined || tree.unplaced.has(node)
    ? undefined
    : { parentId, path: pathOf(tree, parent) };
}

/** Most of a large organization have one of a few values: each is made once. */
function associationValue(side: Side, node: number): AssociationValue | null {
  const { type, policy, status, message } = side.snapshot.governance;
  if (type[node] === AssociationKind.None) return null;
  const sourceId = sourceAt(side, node);
  const key = `${type[node]} ${policy[node]} ${status[node]} ${message[node]} ${sourceId}`;
  const known = side.values.get(key);
  if (known !== undefined) return known;
  const value = newAssociationValue(side, node, sourceId);
  side.values.set(key, value);
  return value;
}

function newAssociationValue(side: Side, node: number, sourceId: TargetId | undefined): AssociationValue {
  const { tree, governance } = side.snapshot;
  const index = governance.policy[node] ?? NoPolicy;
  const policy = governance.policies[index];
  const configurationId = index === SelfManaged ? SELF_MANAGED : policy?.id;
  const type = typeOf.get(governance.type[node] ?? 0);
  const status = statusOf.get(governance.status[node] ?? 0);
  const message = governance.messages[governance.message[node] ?? -1];
  const source = side.sources?.[node] ?? NoSource;
  return {
    ...(type !== undefined && { type }),
    ...(configurationId !== undefined && { configurationId }),
    ...(policy !== undefined && { configurationName: policy.name }),
    ...(status !== undefined && { status }),
    ...(message !== undefined && { message }),
    ...(sourceId !== undefined && { sourceId, sourceName: displayName(tree, source) }),
  };
}

const typeOf = new Map(associationTypes.map((type) => [kindOfType[type], type]));
const statusOf = new Map(associationStatuses.map((status) => [kindOfStatus[status], status]));
