import { SortedIds } from "../sorted-ids";
import type { SandboxAccount, SandboxOrganizationalUnit, World } from "../world/world";

const noIds = new SortedIds();

/**
 * The organization's lists in the order they are paged, kept up to date by every write, so that no page of 50,000
 * accounts has to look at all of them.
 */
export class OrganizationIndex {
  readonly accountIds: SortedIds;
  private readonly accountsByParent: Map<string, SortedIds>;
  private readonly unitsByParent: Map<string, SortedIds>;
  private readonly emails: Set<string>;

  constructor(world: World) {
    this.accountIds = new SortedIds(world.accounts.keys());
    this.accountsByParent = groupByParent(world.accounts.values());
    this.unitsByParent = groupByParent(world.organizationalUnits.values());
    this.emails = new Set([...world.accounts.values()].map(({ email }) => email.toLowerCase()));
  }

  accountsOf(parentId: string): SortedIds {
    return this.accountsByParent.get(parentId) ?? noIds;
  }

  unitsOf(parentId: string): SortedIds {
    return this.unitsByParent.get(parentId) ?? noIds;
  }

  hasEmail(email: string): boolean {
    return this.emails.has(email.toLowerCase());
  }

  addAccount(account: SandboxAccount): void {
    this.accountIds.add(account.id);
    this.emails.add(account.email.toLowerCase());
    addTo(this.accountsByParent, account.parentId, account.id);
  }

  removeAccount(account: SandboxAccount): void {
    this.accountIds.delete(account.id);
    this.emails.delete(account.email.toLowerCase());
    this.accountsByParent.get(account.parentId)?.delete(account.id);
  }

  moveAccount(accountId: string, from: string, to: string): void {
    this.accountsByParent.get(from)?.delete(accountId);
    addTo(this.accountsByParent, to, accountId);
  }

  addUnit(unit: SandboxOrganizationalUnit): void {
    addTo(this.unitsByParent, unit.parentId, unit.id);
  }

  removeUnit(unit: SandboxOrganizationalUnit): void {
    this.unitsByParent.get(unit.parentId)?.delete(unit.id);
  }
}

function groupByParent(
  items: Iterable<{ readonly id: string; readonly parentId: string }>,
): Map<string, SortedIds> {
  const groups = Map.groupBy(items, ({ parentId }) => parentId);
  return new Map(
    [...groups].map(([parentId, members]) => [parentId, new SortedIds(members.map(({ id }) => id))]),
  );
}

function addTo(groups: Map<string, SortedIds>, parentId: string, id: string): void {
  const group = groups.get(parentId);
  if (group === undefined) groups.set(parentId, new SortedIds([id]));
  else group.add(id);
}
