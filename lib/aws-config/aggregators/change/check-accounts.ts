import type { AccountId } from "@/lib/core/identifiers";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

/** What is to be known about accounts before data are collected from them. */
export interface CheckedAccounts {
  /** Not in the organization as Canopy has read it: mistyped, left, or joined since. */
  readonly unknown: readonly AccountId[];
  /** Suspended, closed or on the way there or into life: AWS Config answers nothing new for them. */
  readonly inactive: readonly { readonly id: AccountId; readonly state: AccountState }[];
  /** Listed more than once, which AWS refuses or counts once. */
  readonly duplicates: readonly AccountId[];
}

/** Compares accounts with the organization. */
export function checkAccounts(ids: readonly AccountId[], tree: OrgTree): CheckedAccounts {
  const lookup = nodeLookup(tree);
  const unknown: AccountId[] = [];
  const inactive: { id: AccountId; state: AccountState }[] = [];
  const duplicates = new Set<AccountId>();
  const seen = new Set<AccountId>();
  for (const id of ids) {
    if (seen.has(id)) {
      duplicates.add(id);
      continue;
    }
    seen.add(id);
    const node = lookup(id);
    if (node === undefined || tree.kind[node] !== NodeKind.Account) {
      unknown.push(id);
      continue;
    }
    const state = accountStates[tree.state[node] ?? -1];
    if (state !== undefined && state !== "ACTIVE") inactive.push({ id, state });
  }
  return { unknown, inactive, duplicates: [...duplicates] };
}
