import { AwsError, type AwsStructure, type Service } from "../contract";
import { requiredText } from "../input-members";
import { isList } from "../protocol/value-guards";
import { SortedIds } from "../sorted-ids";
import type { SandboxOrganization } from "../world/world";
import { requireReader } from "./access";
import { createAccountStatusStructure } from "./writes/create-account-status";
import { accountOf, requireParent, unitOf } from "./lookups";
import type { OrganizationState } from "./organization-state";
import { accountStructure, rootStructure, unitStructure } from "./organization-structures";
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

    ListCreateAccountStatus(input, caller) {
      requireReader(world, caller);
      const states = isList(input.States) ? input.States : undefined;
      const statuses = [...world.createAccountStatuses.values()].filter(
        ({ state }) => states === undefined || states.length === 0 || states.includes(state),
      );
      const list = new SortedIds(statuses.map(({ id }) => id));
      const scope = `ListCreateAccountStatus ${JSON.stringify(states ?? [])}`;
      const { ids, nextToken } = pageOfIds(list, scope, input);
      const structures = ids.flatMap((id) => {
        const status = world.createAccountStatuses.get(id);
        return status === undefined ? [] : [createAccountStatusStructure(status)];
      });
      return { CreateAccountStatuses: structures, NextToken: nextToken };
    },
  };
}
