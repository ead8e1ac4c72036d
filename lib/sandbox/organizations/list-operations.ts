import { AwsError, type AwsStructure, type Service } from "../contract";
import { optionalText, requiredText } from "../input-members";
import { SortedIds } from "../sorted-ids";
import type { SandboxOrganization } from "../world/world";
import { requireReader } from "./access";
import { accountOf, requireParent, unitOf } from "./lookups";
import type { OrganizationState } from "./organization-state";
import { accountStructure, accountSummary, rootStructure, unitStructure } from "./organization-structures";
import { pageOfIds } from "./page-of-ids";
import { unpublishedTexts } from "./unpublished-texts";

/** Organizations' reads in pages of at most twenty. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function listOperations({ world, index }: OrganizationState): Service {
  function accounts(organization: SandboxOrganization, ids: readonly string[]): AwsStructure[] {
    return ids.map((id) => accountStructure(world, organization, accountOf(world, id)));
  }

  return {
    ListRoots(input, caller) {
      const organization = requireReader(world, caller);
      const { ids, nextToken } = pageOfIds(new SortedIds([organization.rootId]), "ListRoots", input);
      return { Roots: ids.map(() => rootStructure(world, organization)), NextToken: nextToken };
    },

    ListAccounts(input, caller) {
      const organization = requireReader(world, caller);
      const { ids, nextToken } = pageOfIds(index.accountIds, "ListAccounts", input);
      return { Accounts: accounts(organization, ids), NextToken: nextToken };
    },

    ListAccountsForParent(input, caller) {
      const organization = requireReader(world, caller);
      const parentId = requiredText(input, "ParentId");
      requireParent(world, organization, parentId);
      const list = index.accountsOf(parentId);
      const { ids, nextToken } = pageOfIds(list, `ListAccountsForParent ${parentId}`, input);
      return { Accounts: accounts(organization, ids), NextToken: nextToken };
    },

    ListOrganizationalUnitsForParent(input, caller) {
      const organization = requireReader(world, caller);
      const parentId = requiredText(input, "ParentId");
      requireParent(world, organization, parentId);
      const list = index.unitsOf(parentId);
      const { ids, nextToken } = pageOfIds(list, `ListOrganizationalUnitsForParent ${parentId}`, input);
      const units = ids.map((id) => unitStructure(world, organization, unitOf(world, id)));
      return { OrganizationalUnits: units, NextToken: nextToken };
    },

    ListChildren(input, caller) {
      const organization = requireReader(world, caller);
      const parentId = requiredText(input, "ParentId");
      const type = requiredText(input, "ChildType");
      requireParent(world, organization, parentId);
      const list = type === "ACCOUNT" ? index.accountsOf(parentId) : index.unitsOf(parentId);
      const { ids, nextToken } = pageOfIds(list, `ListChildren ${type} ${parentId}`, input);
      return { Children: ids.map((Id) => ({ Id, Type: type })), NextToken: nextToken };
    },

    ListParents(input, caller) {
      const organization = requireReader(world, caller);
      const childId = requiredText(input, "ChildId");
      const child = world.accounts.get(childId) ?? world.organizationalUnits.get(childId);
      if (child === undefined) {
        throw new AwsError("ChildNotFoundException", unpublishedTexts.childNotFound);
      }
      const list = new SortedIds([child.parentId]);
      const { ids, nextToken } = pageOfIds(list, `ListParents ${childId}`, input);
      const parents = ids.map((Id) => ({
        Id,
        Type: Id === organization.rootId ? "ROOT" : "ORGANIZATIONAL_UNIT",
      }));
      return { Parents: parents, NextToken: nextToken };
    },

    ListDelegatedAdministrators(input, caller) {
      const organization = requireReader(world, caller);
      const principal = optionalText(input, "ServicePrincipal");
      const enabledAt = delegationDates(world.delegatedAdministrators, principal);
      const list = new SortedIds(enabledAt.keys());
      const { ids, nextToken } = pageOfIds(list, `ListDelegatedAdministrators ${principal ?? ""}`, input);
      const administrators = ids.map((id) => ({
        ...accountSummary(world, organization, accountOf(world, id)),
        DelegationEnabledDate: new Date(enabledAt.get(id) ?? 0),
      }));
      return { DelegatedAdministrators: administrators, NextToken: nextToken };
    },
  };
}

/** Account id → since when it is a delegated administrator: of one service, or of its first one. */
function delegationDates(
  administrators: ReadonlyMap<string, ReadonlyMap<string, number>>,
  principal: string | undefined,
): Map<string, number> {
  const dates = new Map<string, number>();
  for (const [service, accounts] of administrators) {
    if (principal !== undefined && principal !== service) continue;
    for (const [accountId, since] of accounts) {
      dates.set(accountId, Math.min(since, dates.get(accountId) ?? Infinity));
    }
  }
  return dates;
}
