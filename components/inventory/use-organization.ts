import { useQuery } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { Caller } from "@/lib/inventory/snapshot/snapshot";
import type { OrgTree } from "@/lib/organizations/tree";

/** What the editor knows of the organization, while it is read and where it cannot be. */
export interface OrganizationRead {
  readonly tree: OrgTree | undefined;
  readonly caller: Caller | undefined;
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
}

/** The organization of the newest snapshot. */
export function useOrganization(): OrganizationRead {
  const { data, error, isPending } = useQuery(inventoryQueries.snapshot());
  return { tree: data?.tree, caller: data?.meta.caller, isPending, failure: error?.failure };
}
