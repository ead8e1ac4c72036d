import { type AccountId, type OrganizationalUnitId, RootId, type TargetId } from "@/lib/core/identifiers";
import type {
  Account,
  Organization,
  OrganizationalUnit,
  Root,
  DelegatedAdministrator,
} from "@/lib/organizations/model";
import type { AttachedPolicy } from "@/lib/organizations/policies/model";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import type {
  ConfigurationPolicySummary,
  FindingAggregator,
  OrganizationConfiguration,
  PolicyAssociation,
} from "@/lib/security-hub/model";
import type { DefinitionReading } from "../snapshot/changes/definition";
import { departedSince, linkedSince } from "../snapshot/changes-since";
import { DraftWithMissingParts } from "./draft-with-missing-parts";
import { hasAllAccounts } from "../snapshot/snapshot-parts";
import type { Snapshot, SnapshotMeta, Caller } from "../snapshot/snapshot";

/** What a collection has read so far. The streams write into it side by side. */
export class CollectionDraft extends DraftWithMissingParts {
  organization: Organization | undefined;
  /** As `ListRoots` has it. */
  listedRoot: Root | undefined;
  /** Undefined until one of their lists was read. */
  organizationsPolicies: readonly AttachedPolicy[] | undefined;
  delegatedAdministrators: readonly DelegatedAdministrator[] = [];
  configuration: OrganizationConfiguration | undefined;
  findingAggregator: FindingAggregator | undefined;
  policies: readonly ConfigurationPolicySummary[] = [];
  /** What policies and aggregators are, for the comparison with what was known; undefined until it was read. */
  definitions: DefinitionReading | undefined;
  /** As the snapshot before had them: they keep their places, and with these the colours people know them by. */
  policiesBefore: readonly ConfigurationPolicySummary[] = [];
  /** The snapshot that this one is to replace, of the same organization as far as is known. */
  before: Snapshot | undefined;
  /** How many accounts the snapshot before had. */
  accountsBefore = 0;
  associations: ReadonlyMap<TargetId, PolicyAssociation> = new Map();
  readonly accounts: Account[] = [];
  readonly #units = new Map<OrganizationalUnitId, OrganizationalUnit>();
  readonly #unitsOnPaths = new Set<OrganizationalUnitId>();
  readonly #accountIds = new Set<AccountId>();
  readonly #places = new Map<AccountId, Account["parentId"]>();

  /**
   * The root as it is listed; where that is denied, without its name: the one that the accounts' paths begin with, that
   * has an association, or whose id the ids of OUs repeat.
   */
  get root(): Root | undefined {
    if (this.listedRoot !== undefined) return this.listedRoot;
    const id =
      this.accounts.map(({ ancestorIds: [first] }) => first).find((first) => first !== undefined) ??
      [...this.associations.keys()].map(rootIdIn).find((found) => found !== undefined);
    return id !== undefined && isRoot(id) ? { id, name: "" } : undefined;
  }

  /** The accounts of which neither a path nor a listing says which OU holds them. */
  get unplacedAccounts(): readonly Account[] {
    return this.accounts.filter(({ id, parentId }) => parentId === undefined && !this.#places.has(id));
  }

  /** Accounts as a root or an OU lists them: those that the list of accounts has not named are added. */
  addPlacedAccounts(accounts: readonly Account[], parentId: OrganizationalUnit["parentId"]): void {
    this.addAccounts(accounts.filter(({ id }) => !this.#accountIds.has(id)));
    for (const { id } of accounts) this.place(id, parentId);
  }

  /** Notes that a root or an OU was listed with this account in it. */
  place(accountId: AccountId, parentId: OrganizationalUnit["parentId"]): void {
    this.#places.set(accountId, parentId);
  }

  get unitIds(): readonly OrganizationalUnitId[] {
    return [...this.#units.keys()];
  }

  addUnits(units: readonly OrganizationalUnit[]): void {
    for (const unit of units) this.#units.set(unit.id, unit);
  }

  addAccounts(accounts: readonly Account[]): void {
    this.accounts.push(...accounts);
    for (const { id } of accounts) this.#accountIds.add(id);
    for (const { ancestorIds } of accounts) {
      for (const id of ancestorIds) if (!isRoot(id)) this.#unitsOnPaths.add(id);
    }
  }

  /** OUs that have an association, and of which nothing that was read says where they are. */
  unplacedUnits(): OrganizationalUnitId[] {
    return [...this.associations.keys()]
      .filter(isUnit)
      .filter((id) => !this.#units.has(id) && !this.#unitsOnPaths.has(id));
  }

  /** Undefined as long as it is not known whose organization this is, or nothing of its tree. */
  snapshot(head: Pick<SnapshotMeta, "takenAt" | "complete"> & { caller: Caller }): Snapshot | undefined {
    const { organization, root, configuration, findingAggregator, organizationsPolicies } = this;
    if (organization === undefined || root === undefined) return undefined;
    const tree = buildTree({
      root,
      organizationalUnits: [...this.#units.values()],
      accounts: this.accounts.map((account) => this.#placed(account)),
    });
    const policies = inPlacesOf(this.policiesBefore, this.policies);
    const { governance } = buildGovernance(tree, policies, [...this.associations.values()]);
    const isSame = this.before?.meta.organizationId === organization.id;
    const before = head.complete && isSame ? this.before : undefined;
    const isWhole = hasAllAccounts({ complete: head.complete, missingParts: this.missingParts });
    const departed = departedSince(before, tree, { takenAt: head.takenAt, hasAllAccounts: isWhole });
    const linkedRegions = linkedSince(before, findingAggregator, head.takenAt);
    const meta: SnapshotMeta = {
      ...head,
      // The store assigns the version, and a reader gets it from there.
      version: "",
      ...(organization.id !== undefined && { organizationId: organization.id }),
      ...(organization.managementAccountId !== undefined && {
        managementAccountId: organization.managementAccountId,
      }),
      delegatedAdministrators: [...this.delegatedAdministrators],
      missingParts: this.missingParts,
      ...(root.policyTypes !== undefined && { policyTypes: root.policyTypes }),
      ...(organizationsPolicies !== undefined && { organizationsPolicies: [...organizationsPolicies] }),
      ...(configuration !== undefined && { configuration }),
      ...(findingAggregator !== undefined && { findingAggregator }),
      ...(departed.length > 0 && { departed }),
      ...(linkedRegions !== undefined && { linkedRegions }),
    };
    return { meta, tree, governance };
  }

  #placed(account: Account): Account {
    const parentId = account.parentId ?? this.#places.get(account.id);
    return parentId === undefined ? account : { ...account, parentId };
  }
}

/** The policies that were there before in the order they had, and the new ones behind them. */
function inPlacesOf(
  before: readonly ConfigurationPolicySummary[],
  policies: readonly ConfigurationPolicySummary[],
): ConfigurationPolicySummary[] {
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: ConfigurationPolicySummary) => places.get(id) ?? before.length;
  return [...policies].sort((one, other) => placeOf(one) - placeOf(other));
}

function isRoot(id: RootId | OrganizationalUnitId): id is RootId {
  return id.startsWith("r-");
}

/** The id of the root that a target is or is below: `ou-ab12-…` belongs to `r-ab12`. */
function rootIdIn(id: TargetId): RootId | undefined {
  return RootId.safeParse(isUnit(id) ? `r-${id.split("-")[1] ?? ""}` : id).data;
}

function isUnit(id: TargetId): id is OrganizationalUnitId {
  return id.startsWith("ou-");
}
