import { useQuery } from "@tanstack/react-query";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { NamedPolicy } from "./configuration-mark";

/** What the organization says of targets and policies, once it has been fetched; a page is readable without it. */
export interface TargetFacts {
  /** Those that AWS lists or listed, with their place in the list. */
  readonly policies: readonly NamedPolicy[];
  readonly policyName: (id: string) => string | undefined;
  readonly nameOf: (targetId: string) => string | undefined;
  readonly placeOf: (targetId: string) => string | undefined;
}

/** Names and places out of the snapshot that other pages show, too. */
export function useTargetFacts(): TargetFacts {
  const { data } = useQuery(inventoryQueries.snapshot());
  return {
    policies: (data?.governance.policies ?? []).map(({ id, name }, index) => ({ id, name, index })),
    policyName: (id) => data?.governance.policies.find((policy) => policy.id === id)?.name,
    nameOf: (targetId) => {
      if (!data) return undefined;
      const node = nodeLookup(data.tree)(targetId);
      return node === undefined ? undefined : displayName(data.tree, node);
    },
    placeOf: (targetId) => {
      if (!data) return undefined;
      const node = nodeLookup(data.tree)(targetId);
      return node === undefined ? undefined : placeOf(data.tree, node);
    },
  };
}
