import { CauseAccounts } from "@/components/inventory/cause-accounts";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";

/** So many OUs and accounts of a group are named; all of them are one click away. */
export const NAMED = 6;

/** The first accounts of a group, each of which opens its panel, with the OUs they are in. */
export function FirstAccounts({
  label,
  tree,
  accounts,
  onOpen,
}: {
  label: string;
  tree: OrgTree;
  accounts: readonly number[];
  onOpen: (node: number) => void;
}) {
  return (
    <CauseAccounts
      label={label}
      accounts={accounts.slice(0, NAMED).map((node) => ({
        key: node,
        account: (
          <button
            type="button"
            className="rounded-chip text-left font-medium hover:text-accent hover:underline"
            onClick={() => onOpen(node)}
          >
            {displayName(tree, node)}
          </button>
        ),
        place: placeOf(tree, node),
      }))}
    />
  );
}
