import { inDirection, orderOf, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { hasWords, wordsOf } from "@/lib/format/search-terms";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { policiesDescendingFirst, type PolicySort } from "../inventory/addresses/policies-address";

const compared: Readonly<Record<PolicySort, (one: PolicyEntry, other: PolicyEntry) => number>> = {
  place: (one, other) => one.identity - other.identity,
  name: (one, other) => one.summary.name.localeCompare(other.summary.name, "en"),
  targets: (one, other) => one.affected.targets - other.affected.targets,
  accounts: (one, other) => governedAccounts(one.affected) - governedAccounts(other.affected),
  failed: (one, other) => one.affected.failed - other.affected.failed,
  updated: (one, other) => one.summary.updatedAt.localeCompare(other.summary.updatedAt),
};

/** The policies whose name, description or id has every word that is typed, in the order of the view. */
export function listedPolicies(
  entries: readonly PolicyEntry[],
  { q, ...written }: WrittenOrder<PolicySort> & { readonly q: string },
): readonly PolicyEntry[] {
  const words = wordsOf(q);
  const { sort, direction } = orderOf(written, policiesDescendingFirst);
  const bySort = inDirection(direction, compared[sort]);
  return entries
    .filter(({ summary: { name, description = "", id } }) => hasWords(`${name} ${description} ${id}`, words))
    .toSorted((one, other) => bySort(one, other) || compared.place(one, other));
}
