import type { Failure } from "@/lib/core/failure";
import type { Gap } from "@/lib/core/gap";
import type { OrganizationalUnitId, RootId, TargetId } from "@/lib/core/identifiers";
import type {
  Account,
  Organization,
  OrganizationalUnit,
  Root,
  DelegatedAdministrator,
} from "@/lib/organizations/model";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance";
import type {
  ConfigurationPolicySummary,
  FindingAggregator,
  OrganizationConfiguration,
  PolicyAssociation,
} from "@/lib/security-hub/model";
import type { Snapshot, SnapshotMeta, Viewer } from "./snapshot";

/** For a week it is news that an account has joined: deployments to it may still be under way, or have failed. */
const JOINED_LATELY_MS = 7 * 24 * 3_600_000;

/** What a collection has read so far. The streams write into it side by side. */
export class CollectionDraft {
  organization: Organization | undefined;
  /** As `ListRoots` has it. */
  listedRoot: Root | undefined;
  delegatedAdministrators: readonly DelegatedAdministrator[] = [];
  configuration: OrganizationConfiguration | undefined;
  findingAggregator: FindingAggregator | undefined;
  policies: readonly ConfigurationPolicySummary[] = [];
  /** As the snapshot before had them: they keep their places, and with these the colours people know them by. */
  policiesBefore: readonly ConfigurationPolicySummary[] = [];
  associations: ReadonlyMap<TargetId, PolicyAssociation> = new Map();
  readonly accounts: Account[] = [];
  readonly gaps: Gap[] = [];
  readonly #units = new Map<OrganizationalUnitId, OrganizationalUnit>();
  readonly #unitsOnPaths = new Set<OrganizationalUnitId>();
  /** The root as it is listed; where that is denied, the one that the accounts' paths begin with, without its name. */
  get root(): Root | undefined {
    if (this.listedRoot !== undefined) return this.listedRoot;
    const id = this.accounts[0]?.ancestorIds[0];
    return id !== undefined && isRoot(id) ? { id, name: "" } : undefined;
  }

  get unitIds(): readonly OrganizationalUnitId[] {
    return [...this.#units.keys()];
  }

  addUnits(units: readonly OrganizationalUnit[]): void {
    for (const unit of units) this.#units.set(unit.id, unit);
  }

  addAccounts(accounts: readonly Account[]): void {
    this.accounts.push(...accounts);
    for (const { ancestorIds } of accounts) {
      for (const id of ancestorIds) if (!isRoot(id)) this.#unitsOnPaths.add(id);
    }
  }

  /** One gap for each part: the first failure is the one that explains it. */
  addGap(part: string, failure: Failure): void {
    if (this.gaps.some((gap) => gap.part === part)) return;
    this.gaps.push({ part, failure });
  }

  /** OUs that have an association, and of which nothing that was read says where they are. */
  unplacedUnits(): OrganizationalUnitId[] {
    return [...this.associations.keys()]
      .filter(isUnit)
      .filter((id) => !this.#units.has(id) && !this.#unitsOnPaths.has(id));
  }

  /** Undefined as long as it is not known whose organization this is, or nothing of its tree. */
  snapshot(head: Pick<SnapshotMeta, "takenAt" | "complete"> & { viewer: Viewer }): Snapshot | undefined {
    const { organization, root, configuration, findingAggregator } = this;
    if (organization === undefined || root === undefined) return undefined;
    const tree = buildTree({
      root,
      organizationalUnits: [...this.#units.values()],
      accounts: this.accounts,
      joinedSince: head.takenAt - JOINED_LATELY_MS,
    });
    const policies = inPlacesOf(this.policiesBefore, this.policies);
    const { governance } = buildGovernance(tree, policies, [...this.associations.values()]);
    const meta: SnapshotMeta = {
      ...head,
      // The store numbers it; who reads it from there is told.
      version: "",
      organizationId: organization.id,
      managementAccountId: organization.managementAccountId,
      delegatedAdministrators: [...this.delegatedAdministrators],
      gaps: [...this.gaps],
      ...(root.policyTypes !== undefined && { policyTypes: root.policyTypes }),
      ...(configuration !== undefined && { configuration }),
      ...(findingAggregator !== undefined && { findingAggregator }),
    };
    return { meta, tree, governance };
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

function isUnit(id: TargetId): id is OrganizationalUnitId {
  return id.startsWith("ou-");
}
