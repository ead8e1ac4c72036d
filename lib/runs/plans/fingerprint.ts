import { z } from "zod";
import { AccountId, ConfigurationId, PolicyId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import { AssociationKind, SelfManaged } from "@/lib/security-hub/governance/governance";
import { ObjectBefore } from "../run-step";
import { isPolicyListed, type PlannedAssignment, affectedBy } from "./planned-accounts";

/** The state of an account where AWS gives none. */
const noState = "";

/** An object that a plan changes, by the index of the change. */
const ReviewedObject = z.object({ change: z.int(), before: ObjectBefore });

const Place = z.object({
  /** The OU or root that holds it; null for the root, and where AWS does not say it. */
  parentId: z.string().nullable(),
  path: z.string(),
});

/**
 * What a plan was reviewed against: its targets, the policies that it applies, and the accounts that it reaches, with what each
 * had. Ten thousand accounts fit into half a megabyte: places and configurations are lists that the accounts point into.
 */
export const Fingerprint = z.object({
  /** Epoch milliseconds of the snapshot. */
  takenAt: z.int(),
  places: z.array(Place),
  configurations: z.array(ConfigurationId.nullable()),
  targets: z.array(
    z.object({
      id: TargetId,
      name: z.string(),
      place: z.int(),
      /** What was applied to the target itself; null where nothing was. */
      applied: ConfigurationId.nullable(),
    }),
  ),
  policies: z.array(z.object({ id: PolicyId, name: z.string(), updatedAt: z.string() })),
  /** Id, name, place, state, configuration before and after. */
  accounts: z.array(z.tuple([AccountId, z.string(), z.int(), z.string(), z.int(), z.int()])),
  /** What AWS had of the objects that the plan changes. Absent in plans of versions that did not keep it. */
  objects: z.array(ReviewedObject).exactOptional(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** What assignments are reviewed against as the organization is now. Targets and policies that are gone are left out. */
export function fingerprintOf(
  organization: GovernedOrganization & { readonly takenAt: number },
  assignments: readonly PlannedAssignment[],
): Fingerprint {
  const { tree, governance } = organization;
  const lookup = nodeLookup(tree);
  const places = dictionary<z.infer<typeof Place>>(({ parentId, path }) => parentId ?? path);
  const configurations = dictionary<ConfigurationId | null>(String);
  const targets = assignments
    .flatMap(({ targetIds }) => targetIds)
    .flatMap((id) => {
      const node = lookup(id);
      if (node === undefined) return [];
      const place = places.indexOf(placeIn(tree, node));
      return [{ id, name: displayName(tree, node), place, applied: appliedAt(organization, node) }];
    });
  const accounts = affectedBy(organization, assignments).flatMap((account) => {
    const id = AccountId.safeParse(tree.ids[account.node]);
    if (!id.success) return [];
    const { node } = account;
    return [
      [
        id.data,
        displayName(tree, node),
        places.indexOf(placeIn(tree, node)),
        stateAt(tree, node),
        configurations.indexOf(account.before),
        configurations.indexOf(account.after),
      ] satisfies Fingerprint["accounts"][number],
    ];
  });
  const applied = new Set(
    assignments.flatMap(({ assignment }) =>
      assignment.kind === "apply-policy" ? [assignment.policyId] : [],
    ),
  );
  return {
    takenAt: organization.takenAt,
    places: places.values,
    configurations: configurations.values,
    targets,
    policies: governance.policies
      .filter(({ id }) => applied.has(id) && isPolicyListed(governance, id))
      .map(({ id, name, updatedAt }) => ({ id, name, updatedAt })),
    accounts,
  };
}

/** Accounts that go from one configuration to another, the largest group first; the same one where they keep theirs. */
export interface AccountGroup {
  readonly before: ConfigurationId | null;
  readonly after: ConfigurationId | null;
  readonly accounts: readonly { readonly id: AccountId; readonly name: string; readonly path: string }[];
}

/** The accounts of a fingerprint by what they change from and to. */
export function accountGroups({ accounts, configurations, places }: Fingerprint): readonly AccountGroup[] {
  const groups = Map.groupBy(accounts, ([, , , , before, after]) => `${before}>${after}`);
  return [...groups.values()]
    .map((of) => {
      const [[, , , , before, after] = noAccount] = of;
      return {
        before: configurations[before] ?? null,
        after: configurations[after] ?? null,
        accounts: of.map(([id, name, place]) => ({ id, name, path: places[place]?.path ?? "" })),
      };
    })
    .sort((one, other) => other.accounts.length - one.accounts.length);
}

const noAccount = [undefined, undefined, undefined, undefined, -1, -1] as const;

/** The place of a node by its path. */
export function placeIn(tree: OrgTree, node: number): z.infer<typeof Place> {
  const parent = tree.unplaced.has(node) ? -1 : (tree.parent[node] ?? -1);
  return { parentId: tree.ids[parent] ?? null, path: placeOf(tree, node) ?? "" };
}

/** The state of an account as AWS gives it. */
export function stateAt(tree: OrgTree, node: number): string {
  return accountStates[tree.state[node] ?? -1] ?? noState;
}

/** What is applied to a node itself. */
export function appliedAt(
  { governance }: Pick<GovernedOrganization, "governance">,
  node: number,
): ConfigurationId | null {
  if (governance.type[node] !== AssociationKind.Applied) return null;
  const index = governance.policy[node] ?? -1;
  return index === SelfManaged ? SELF_MANAGED : (governance.policies[index]?.id ?? null);
}

/** Values once each, in the order in which they were first asked for. */
function dictionary<Value>(keyOf: (value: Value) => string) {
  const values: Value[] = [];
  const indexes = new Map<string, number>();
  return {
    values,
    indexOf: (value: Value): number => {
      const key = keyOf(value);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, values.length);
      values.push(value);
      return values.length - 1;
    },
  };
}
