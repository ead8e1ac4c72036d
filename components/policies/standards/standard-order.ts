import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import type { StandardSort } from "@/components/inventory/addresses/policies-address";

/** A standard as its row shows it. */
interface StandardLine {
  readonly name: string;
  readonly lacking: { readonly accounts: number; readonly policies: readonly unknown[] };
  readonly enabled: { readonly accounts: number; readonly policies: readonly unknown[] };
}

type Compared = (one: StandardLine, other: StandardLine) => number;

const byName: Compared = (one, other) => one.name.localeCompare(other.name, "en", { numeric: true });

/** Standards in an order: by their policies' accounts, then by the number of those policies. */
export function orderedStandards<Line extends StandardLine>(
  lines: readonly Line[],
  { sort, direction }: SortOrder<StandardSort>,
): readonly Line[] {
  if (sort === "place") return direction === "ascending" ? lines : lines.toReversed();
  if (sort === "name") return lines.toSorted(inDirection(direction, byName));
  const bySize = inDirection<StandardLine>(
    direction,
    (one, other) =>
      one[sort].accounts - other[sort].accounts || one[sort].policies.length - other[sort].policies.length,
  );
  return lines.toSorted((one, other) => bySize(one, other) || byName(one, other));
}
