import { useQuery } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import type { OrgTree } from "@/lib/organizations/tree";
import { type AccountPlace, accountPlaces } from "./account-places";

/** What names the sources: the organization, once it is there. */
export interface OrganizationPlaces {
  /** Absent while it is read, and where it cannot be. */
  readonly tree: OrgTree | undefined;
  /** Absent with the tree. */
  readonly managementAccountId: string | undefined;
  /** Whether every account is in the tree: then one that is not is no member. */
  readonly hasAllAccounts: boolean;
  readonly placeOf: (id: string) => AccountPlace;
  readonly failure: Failure | undefined;
  readonly isPending: boolean;
}

/** The organization of the newest snapshot, asked for the accounts that an aggregator lists. */
export function useOrganizationPlaces(): OrganizationPlaces {
  const { data, error, isPending } = useQuery(inventoryQueries.snapshot());
  const tree = data?.tree;
  const isWhole = data !== undefined && data !== null && hasAllAccounts(data.meta);
  return {
    tree,
    managementAccountId: data?.meta.managementAccountId,
    hasAllAccounts: isWhole,
    placeOf: accountPlaces(tree, isWhole),
    failure: error?.failure,
    isPending,
  };
}
