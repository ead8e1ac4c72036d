"use client";

import type { ReactNode } from "react";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { AsOfMenu } from "@/components/inventory/as-of/as-of-menu";
import { useAsOfQuery, useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { type SwitchedOn, switched } from "@/components/ui/rows/chosen-columns";
import { MenuItem } from "@/components/ui/menu/menu-items";
import { useWidths } from "@/components/ui/rows/width-handle";
import { ColumnMenu } from "@/components/ui/rows/column-menu";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { SearchField } from "@/components/ui/field/search-field";
import { Segmented } from "@/components/ui/field/segmented";
import { Toolbar } from "@/components/ui/panel/toolbar";
import type { OrgTree } from "@/lib/organizations/tree";
import type { VisibleRows } from "@/lib/organizations/tree-view";
import { isEmptyFilter } from "@/lib/security-hub/governance/governance-filter";
import { ExportMenu } from "@/components/ui/export-menu";
import { ExpandMenu } from "@/components/inventory/tree/expand-menu";
import {
  areRowsShown,
  causeExportQuery,
  filterOf,
} from "@/components/inventory/addresses/organization-address";
import { TagColumnItems } from "@/components/inventory/tags/tag-column-items";
import { tagColumnKey } from "../tree/columns/tags-column";
import {
  isColumnOf,
  type ShownColumn,
  tagKeysOf,
  treeColumnChoice,
  treeColumns,
} from "../tree/columns/tree-columns";
import type { FilterNames } from "../tree/columns/tree-filter";
import { OrganizationFilters } from "./organization-filters";
import { orderedExportQuery, type TreeChange, type TreeParams } from "../tree/tree-address";

const views = [
  { value: "tree", label: "Tree" },
  { value: "list", label: "List" },
  { value: "causes", label: "By cause" },
  { value: "tags", label: "By tag" },
] as const;

/** The filters above the rows. Nothing is applied on a button: the rows follow while one chooses. */
export function FilterBar({
  params,
  names,
  columns,
  switchedOn,
  tree,
  rows,
  kept,
  list,
  onChange,
  onOpenToDepth,
}: {
  params: TreeParams;
  names: FilterNames;
  /** Those that are shown. */
  columns: readonly ShownColumn[];
  switchedOn: SwitchedOn;
  tree: OrgTree;
  rows: VisibleRows;
  /** How many matches each subtree holds; undefined without a filter. */
  kept: Uint32Array | undefined;
  /** The button for targets from a list. */
  list: ReactNode;
  onChange: (change: TreeChange) => void;
  onOpenToDepth: (depth: number) => void;
}) {
  const isEarlier = useIsEarlier();
  const atThatTime = useAsOfQuery();
  const isByCause = params.view === "causes";
  const areRows = areRowsShown(params);
  const { status, source, policy, state, kind, cspm, recorder, tag } = params;
  return (
    <Toolbar label="Filters" className="@container">
      <SearchField
        label="Filter by name, id, e-mail or path"
        placeholder="Name, id, e-mail or path"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="flex-1 max-sm:basis-64 sm:max-w-72 sm:min-w-48"
      />
      {list}
      <OrganizationFilters
        // These alone: fourteen controls would be rendered for each branch that opens and each key of the search.
        params={{ status, source, policy, state, kind, cspm, recorder, tag }}
        names={names}
        onChange={onChange}
      />
      <span className="ml-auto" />
      <Segmented
        label="View"
        isLabelHidden
        segments={views}
        value={params.view}
        onChange={(view) =>
          onChange({
            view,
            ...(view === "causes" && { cause: null }),
            // As below: the tree must not be sorted by a column that only the list has.
            ...(!isSortedIn(params, view) && { sort: null, direction: null }),
          })
        }
      />
      <div className="flex items-center gap-0.5">
        {areRows && (
          <SortMenu
            columns={treeColumns
              .filter((column) => columns.includes(column))
              .map(({ key, title, sort }) => ({ title, sort: sort && key }))}
            order={{ sort: params.sort, direction: params.direction }}
            onSort={onChange}
            className="md:hidden"
          />
        )}
        {params.view === "tree" && (
          <ExpandMenu tree={tree} rows={rows} kept={kept} onOpenToDepth={onOpenToDepth} />
        )}
        {areRows && (
          <ColumnMenu
            columns={treeColumns}
            isShown={(key) => columns.some((column) => column.key === key)}
            onChange={(key, isOn) => {
              treeColumnChoice.choose(switched(switchedOn, key, isOn));
              // A list must not be sorted by what it does not show.
              if (!isOn && params.sort === key) onChange({ sort: null, direction: null });
            }}
          >
            <ResetWidthsItem />
            {!isEarlier && (
              <TagColumnItems
                tree={tree}
                shown={tagKeysOf(switchedOn)}
                onChange={(key, isOn) =>
                  treeColumnChoice.choose(switched(switchedOn, tagColumnKey(key), isOn))
                }
              />
            )}
          </ColumnMenu>
        )}
        <ViewsMenu page="/organization" columns={{ "/organization": treeColumnChoice }} />
        {!isEarlier && <AsOfMenu dataset="organization" size="medium" />}
        <ExportMenu
          href="/api/organization/export"
          params={() => atThatTime(orderedExportQuery(params))}
          everything={isByCause ? "Failed accounts" : "Every target"}
          isFiltered={!isEmptyFilter(filterOf({ ...params, view: "tree" }))}
          isIconOnly
          more={
            isByCause
              ? [{ label: "Summary by cause", params: () => atThatTime(causeExportQuery(params)) }]
              : []
          }
        />
      </div>
    </Toolbar>
  );
}

/** Whether a view has the column that the rows are sorted by. */
function isSortedIn({ sort }: Pick<TreeParams, "sort">, view: TreeParams["view"]): boolean {
  return treeColumns.some((column) => column.key === sort && isColumnOf(column, view));
}

/** Gives all columns their own widths back, where one was given another. */
function ResetWidthsItem() {
  const { areChosen, reset } = useWidths();
  return areChosen && <MenuItem onSelect={reset}>Reset column widths</MenuItem>;
}
