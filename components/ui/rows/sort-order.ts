export const sortDirections = ["ascending", "descending"] as const;
export type SortDirection = (typeof sortDirections)[number];

/** The column that rows are sorted by, and which way. */
export interface SortOrder<Key extends string> {
  readonly sort: Key;
  readonly direction: SortDirection;
}

/** Columns whose first press puts the largest, the worst or the newest on top. All others begin ascending. */
export type DescendingFirst<Key extends string> = Partial<Record<Key, true>>;

/** An order as the URL has it: no direction is the one with which the column begins. */
export interface WrittenOrder<Key extends string> {
  readonly sort: Key;
  readonly direction: SortDirection | null;
}

/** The order that a URL asks for. */
export function orderOf<Key extends string>(
  { sort, direction }: WrittenOrder<Key>,
  descendingFirst: DescendingFirst<NoInfer<Key>> = {},
): SortOrder<Key> {
  return { sort, direction: direction ?? firstDirection(sort, descendingFirst) };
}

/** The order after a press on the header of a column: another column begins anew, the same one turns round. */
export function orderAfter<Key extends string>(
  current: SortOrder<Key>,
  column: NoInfer<Key>,
  descendingFirst: DescendingFirst<NoInfer<Key>> = {},
): WrittenOrder<Key> {
  const first = firstDirection(column, descendingFirst);
  const isTurned = current.sort === column && current.direction === first;
  return { sort: column, direction: isTurned ? turned[first] : null };
}

/** The `aria-sort` of a column's header. */
export function ariaSort<Key extends string>(order: SortOrder<Key>, column: Key): SortDirection | "none" {
  return order.sort === column ? order.direction : "none";
}

/** A comparison, the other way round where the order is descending. */
export function inDirection<Row>(
  direction: SortDirection,
  compare: (one: Row, other: Row) => number,
): (one: Row, other: Row) => number {
  return direction === "ascending" ? compare : (one, other) => compare(other, one);
}

const turned = { ascending: "descending", descending: "ascending" } as const;

function firstDirection<Key extends string>(
  column: Key,
  descendingFirst: DescendingFirst<Key>,
): SortDirection {
  return descendingFirst[column] === true ? "descending" : "ascending";
}
