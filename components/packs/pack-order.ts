import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import type { PackStatus } from "@/lib/aws-config/packs/model";
import { outcomeOf } from "@/lib/aws-config/packs/pack-outcome";
import type { PackRowView } from "../inventory/packs/pack-row-view";
import type { PackSort } from "../inventory/addresses/packs-address";

const ranks = { failed: 0, "in-progress": 1, deployed: 3, deleted: 3 } as const;

/** Where a status stands among others: failed first, then what is going on, what isn't known, what is done. */
export function rankOfStatus(status: PackStatus | undefined): number {
  const outcome = status === undefined ? undefined : outcomeOf(status);
  return outcome === undefined ? 2 : ranks[outcome];
}

type Compared = (one: PackRowView, other: PackRowView) => number;

const byName: Compared = (one, other) => one.name.localeCompare(other.name, "en");

const compared: Readonly<Record<PackSort, Compared>> = {
  name: byName,
  status: (one, other) => rankOfStatus(one.whole?.status) - rankOfStatus(other.whole?.status),
  failed: (one, other) => one.counts.failed - other.counts.failed,
  // Not known is less than none.
  excluded: (one, other) => (one.excluded ?? -1) - (other.excluded ?? -1),
  updated: (one, other) => one.updatedAt - other.updatedAt,
};

/** The packs in an order, those that are alike in it by name. */
export function orderedPacks<Row extends PackRowView>(
  rows: readonly Row[],
  { sort, direction }: SortOrder<PackSort>,
): readonly Row[] {
  const bySort = inDirection(direction, compared[sort]);
  return rows.toSorted((one, other) => bySort(one, other) || byName(one, other));
}
