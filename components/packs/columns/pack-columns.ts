import { rememberedColumns, shownOf, type SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { PackFace } from "@/components/inventory/addresses/packs-address";
import type { DescendingFirst, SortOrder } from "@/components/ui/rows/sort-order";
import { accountsColumn } from "./accounts-column";
import { complianceColumn } from "./compliance-column";
import { bucketColumn } from "./bucket-column";
import { deployedByColumn } from "./deployed-by-column";
import { excludedColumn } from "./excluded-column";
import { nameColumn } from "./name-column";
import type { ExportedPackField, PackColumn, PackSource } from "./pack-column";
import { recorderColumn } from "./recorder-column";
import { statusColumn } from "./status-column";
import { updatedColumn } from "./updated-column";

/** The columns of the list of packs from left to right. */
const columns = [
  nameColumn,
  statusColumn,
  accountsColumn,
  complianceColumn,
  excludedColumn,
  deployedByColumn,
  bucketColumn,
  recorderColumn,
  updatedColumn,
] as const;

/** The names that the address and the cookie have for columns. */
export type PackColumnKey = (typeof columns)[number]["key"];
export type ListedPackColumn = PackColumn<PackColumnKey>;
export const packColumns: readonly ListedPackColumn[] = columns;
export const sortablePackColumns = packColumns.filter(({ sort }) => sort !== undefined).map(({ key }) => key);

/** Columns whose first press sorts descending. */
export const descendingFirst: DescendingFirst<PackColumnKey> = Object.fromEntries(
  packColumns.flatMap(({ key, sort }) => (sort?.descendingFirst === true ? [[key, true]] : [])),
);

/** The optional columns that are switched on in the menu. */
export const packColumnChoice = rememberedColumns("canopy-packs-columns");

/** What each face of the packs does not show, unless they are sorted by it. */
const hidden: Readonly<Record<PackFace, PackColumnKey>> = { deployment: "compliance", compliance: "failed" };

/** The columns that are switched on, those of the face, and the one that the packs are sorted by. */
export function shownPackColumns(
  switchedOn: SwitchedOn,
  sort: PackColumnKey,
  show: PackFace,
): readonly ListedPackColumn[] {
  return shownOf(packColumns, switchedOn, sort).filter(({ key }) => key === sort || key !== hidden[show]);
}

/** The columns of a file of packs. */
export const exportedPackFields: readonly ExportedPackField[] = packColumns.flatMap(
  ({ exported = [] }) => exported,
);

/** The packs in an order, those that are alike in it by name. */
export function orderedPacks(
  packs: readonly PackSource[],
  { sort, direction }: SortOrder<PackColumnKey>,
): readonly PackSource[] {
  const byName = nameColumn.sort?.ascending ?? (() => 0);
  const { ascending = byName, isMissing = () => false } =
    packColumns.find(({ key }) => key === sort)?.sort ?? {};
  const sign = direction === "ascending" ? 1 : -1;
  return packs.toSorted(
    (one, other) =>
      Number(isMissing(one)) - Number(isMissing(other)) || sign * ascending(one, other) || byName(one, other),
  );
}
