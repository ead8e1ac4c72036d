import { AccountId } from "@/lib/core/identifiers";
import { accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { countsOfRows } from "./pack-counts";
import { outcomeOf } from "./pack-outcome";
import { isAccount, PackCell, type PlacedPacks } from "./table/placed-packs";
import type { PackStatus } from "./model";

/** Two things that AWS says and that cannot both be the whole truth, about one pack. */
export type Contradiction =
  | {
      /** The status of the whole does not follow from the accounts: a delegated administrator may get it forever. */
      readonly kind: "whole-in-progress";
      readonly status: PackStatus;
      readonly failed: number;
      readonly deployed: number;
    }
  | { readonly kind: "whole-failed"; readonly status: PackStatus }
  | { readonly kind: "whole-successful"; readonly status: PackStatus; readonly failed: number }
  | { readonly kind: "excluded-left"; readonly accountIds: readonly AccountId[] }
  | { readonly kind: "excluded-with-row"; readonly accountIds: readonly AccountId[] }
  | { readonly kind: "without-row"; readonly accountIds: readonly AccountId[] }
  | { readonly kind: "row-of-departed"; readonly accountIds: readonly AccountId[] };

const active = accountStates.indexOf("ACTIVE");

/**
 * What contradicts itself about a pack. Nothing is said of a pack whose rows are not all in the snapshot; of accounts
 * only where the whole organization is (`hasAllAccounts`), because what was not read looks like what has left.
 */
export function findContradictions(
  placed: PlacedPacks,
  pack: number,
  hasAllAccounts: boolean,
): Contradiction[] {
  if (placed.isRead[pack] !== true) return [];
  // A pack that only its status names says nothing of the accounts it leaves out.
  const isDescribed = placed.snapshot.meta.packs[pack]?.arn !== "";
  const ofAccounts = hasAllAccounts && isDescribed ? accountContradictions(placed, pack) : [];
  return [...wholeContradictions(placed, pack), ...ofAccounts];
}

function wholeContradictions({ snapshot }: PlacedPacks, pack: number): Contradiction[] {
  const columns = snapshot.columns[pack];
  const status = snapshot.meta.packs[pack]?.status?.status;
  if (columns === undefined || status === undefined) return [];
  const { failed, inProgress, deployed } = countsOfRows(columns);
  switch (outcomeOf(status)) {
    case "in-progress":
      return inProgress > 0 ? [] : [{ kind: "whole-in-progress", status, failed, deployed }];
    case "failed":
      return failed > 0 ? [] : [{ kind: "whole-failed", status }];
    case "deployed":
    case "deleted":
      return failed === 0 ? [] : [{ kind: "whole-successful", status, failed }];
    case undefined:
      return [];
  }
}

function accountContradictions(
  { snapshot, tree, cells, departed }: PlacedPacks,
  pack: number,
): Contradiction[] {
  const described = snapshot.meta.packs[pack];
  const column = cells[pack];
  const status = snapshot.columns[pack]?.status;
  if (described === undefined || column === undefined || status === undefined) return [];
  const lookup = nodeLookup(tree);
  const excludedLeft = described.excludedAccounts.filter((id) => lookup(id) === undefined);
  const excludedWithRow = described.excludedAccounts.filter((id) => {
    const node = lookup(id);
    return node !== undefined && column[node] !== PackCell.Excluded && !isBeingDeleted(column[node]);
  });
  const gone = departed
    .filter((row) => status[row] !== PackCell.NoRow)
    .flatMap((row) => snapshot.accountIds[row] ?? []);
  // A pack on its way out is meant to have fewer and fewer rows.
  const isLeaving = described.status?.status.startsWith("DELETE_") === true;
  const lists = {
    "excluded-left": excludedLeft,
    "excluded-with-row": excludedWithRow,
    "without-row": isLeaving ? [] : activeWithoutRow(),
    "row-of-departed": gone,
  } as const;
  return (["without-row", "row-of-departed", "excluded-left", "excluded-with-row"] as const).flatMap(
    (kind) => (lists[kind].length === 0 ? [] : [{ kind, accountIds: lists[kind] }]),
  );

  function activeWithoutRow(): AccountId[] {
    const ids: AccountId[] = [];
    for (let node = 0; node < tree.size; node++) {
      if (!isAccount(tree, node) || tree.state[node] !== active || column?.[node] !== PackCell.NoRow)
        continue;
      ids.push(accountIdAt(node));
    }
    return ids;
  }
  function accountIdAt(node: number): AccountId {
    return AccountId.parse(tree.ids[node]);
  }
}

/** The numbers of DELETE_FAILED, DELETE_IN_PROGRESS and DELETE_SUCCESSFUL: an account that is left out loses the pack. */
function isBeingDeleted(code: number | undefined): boolean {
  return code === 3 || code === 6 || code === 9;
}
