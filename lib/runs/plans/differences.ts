import { z } from "zod";
import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { displayName } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import { type Fingerprint, fingerprintOf, placeIn, stateAt } from "./fingerprint";
import type { PlannedAssignment } from "./planned-accounts";

/**
 * What changed since a plan was reviewed. Of targets: `target-left` the organization, `target-moved`, `target-changed` (what is
 * applied to it). Of policies that the plan applies: `policy-changed`, `policy-deleted`. Of accounts that it reaches or
 * reached: `account-joined` the organization, `account-left` it, `account-moved`, `account-state`, `account-reached` by the
 * plan now, `account-spared` by it now, `account-changed` (the configuration that it has, or gets). `object-changed`: a policy,
 * aggregator or organization configuration that the plan changes itself.
 */
const differenceKinds = [
  "object-changed",
  "policy-deleted",
  "policy-changed",
  "target-left",
  "target-moved",
  "target-changed",
  "account-joined",
  "account-left",
  "account-moved",
  "account-state",
  "account-reached",
  "account-spared",
  "account-changed",
] as const;
const DifferenceKind = z.enum(differenceKinds);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** One thing that changed, by name, with the value that was reviewed and the present one where there are two. */
const Difference = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
});
export type Difference = z.infer<typeof Difference>;

/** Differences of one kind; the first of them by name. */
export const DifferenceGroup = z.object({
  kind: DifferenceKind,
  count: z.int().min(1),
  first: z.array(Difference),
});
export type DifferenceGroup = z.infer<typeof DifferenceGroup>;

/**
 * What changed in an organization since assignments were reviewed against a fingerprint of it, in the order of
 * `differenceKinds`; nothing exactly where a review now would see what the former one saw.
 */
export function differencesSince(
  reviewed: Fingerprint,
  organization: GovernedOrganization & { readonly takenAt: number },
  assignments: readonly PlannedAssignment[],
): ReadonlyMap<DifferenceKind, readonly Difference[]> {
  const now = fingerprintOf(organization, assignments);
  const found = new Map<DifferenceKind, Difference[]>();
  const add = (kind: DifferenceKind, difference: Difference) => {
    const known = found.get(kind);
    if (known === undefined) found.set(kind, [difference]);
    else known.push(difference);
  };
  const nameOf = nameIn([...now.policies, ...reviewed.policies, ...organization.governance.policies]);
  comparePolicies(reviewed, now, add);
  compareTargets(reviewed, now, nameOf, add);
  compareAccounts(reviewed, now, organization, nameOf, add);
  return new Map(
    differenceKinds.flatMap((kind) => {
      const differences = found.get(kind);
      return differences === undefined ? [] : [[kind, differences] as const];
    }),
  );
}

/** Differences as a list to read: how many of each kind, and the first of them. */
export function grouped(
  differences: ReadonlyMap<DifferenceKind, readonly Difference[]>,
  named: number,
): DifferenceGroup[] {
  return [...differences].map(([kind, of]) => ({ kind, count: of.length, first: of.slice(0, named) }));
}

type Add = (kind: DifferenceKind, difference: Difference) => void;
type NameOf = (configuration: ConfigurationId | null) => string;

function comparePolicies(reviewed: Fingerprint, now: Fingerprint, add: Add): void {
  const present = new Map(now.policies.map((policy) => [policy.id, policy]));
  for (const { id, name, updatedAt } of reviewed.policies) {
    const policy = present.get(id);
    if (policy === undefined) add("policy-deleted", { id, name, path: "" });
    else if (policy.updatedAt !== updatedAt)
      add("policy-changed", { id, name, path: "", before: updatedAt, after: policy.updatedAt });
  }
  const known = new Set(reviewed.policies.map(({ id }) => id));
  for (const { id, name, updatedAt } of now.policies)
    if (!known.has(id)) add("policy-changed", { id, name, path: "", after: updatedAt });
}

function compareTargets(reviewed: Fingerprint, now: Fingerprint, nameOf: NameOf, add: Add): void {
  const present = new Map(now.targets.map((target) => [target.id, target]));
  for (const { id, name, place, applied } of reviewed.targets) {
    const target = present.get(id);
    const before = reviewed.places[place];
    const path = before?.path ?? "";
    if (target === undefined) {
      add("target-left", { id, name, path });
      continue;
    }
    const after = now.places[target.place];
    if (after?.parentId !== before?.parentId)
      add("target-moved", { id, name, path, before: path, after: after?.path ?? "" });
    if (target.applied !== applied)
      add("target-changed", { id, name, path, before: nameOf(applied), after: nameOf(target.applied) });
  }
}

function compareAccounts(
  reviewed: Fingerprint,
  now: Fingerprint,
  { tree }: GovernedOrganization,
  nameOf: NameOf,
  add: Add,
): void {
  const lookup = nodeLookup(tree);
  const targets = new Set<string>(reviewed.targets.map(({ id }) => id));
  const present = new Map(now.accounts.map((account) => [account[0], account]));
  const known = new Set<string>();
  for (const [id, name, place, state, before, after] of reviewed.accounts) {
    known.add(id);
    const node = lookup(id);
    const path = reviewed.places[place]?.path ?? "";
    const account = { id, name, path };
    if (node === undefined) {
      // A target that left is said once.
      if (!targets.has(id)) add("account-left", account);
      continue;
    }
    const placeNow = placeIn(tree, node);
    const isMoved = placeNow.parentId !== (reviewed.places[place]?.parentId ?? null);
    if (isMoved && !targets.has(id)) add("account-moved", { ...account, before: path, after: placeNow.path });
    const stateNow = stateAt(tree, node);
    if (stateNow !== state) add("account-state", { ...account, before: state, after: stateNow });
    const reached = present.get(id);
    if (reached === undefined) {
      if (!isMoved) add("account-spared", account);
      continue;
    }
    const changes = (fingerprint: Fingerprint, from: number, to: number) =>
      `${nameOf(fingerprint.configurations[from] ?? null)} → ${nameOf(fingerprint.configurations[to] ?? null)}`;
    const isChanged =
      reviewed.configurations[before] !== now.configurations[reached[4]] ||
      reviewed.configurations[after] !== now.configurations[reached[5]];
    if (isChanged)
      add("account-changed", {
        ...account,
        before: changes(reviewed, before, after),
        after: changes(now, reached[4], reached[5]),
      });
  }
  for (const [id, , place] of now.accounts) {
    const node = lookup(id);
    if (known.has(id) || node === undefined) continue;
    const account = { id, name: displayName(tree, node), path: now.places[place]?.path ?? "" };
    const joinedSince = (tree.joinedAt[node] ?? 0) * 1_000 >= reviewed.takenAt;
    add(joinedSince ? "account-joined" : "account-reached", account);
  }
}

function nameIn(policies: readonly { readonly id: ConfigurationId; readonly name: string }[]): NameOf {
  const names = new Map<ConfigurationId, string>();
  for (const { id, name } of policies) if (!names.has(id)) names.set(id, name);
  return (configuration) => {
    if (configuration === null) return "none";
    if (configuration === SELF_MANAGED) return "self-managed";
    return names.get(configuration) ?? configuration;
  };
}
