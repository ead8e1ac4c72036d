import { type Branches, expansionOf } from "@/components/inventory/tree/branches";
import type { SortOrder } from "@/components/ui/rows/sort-order";
import { type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
import {
  countedTest,
  isEmptyPackFilter,
  matchesPackFilter,
  type PackFilter,
  type PackMatches,
} from "@/lib/aws-config/packs/table/pack-filter";
import {
  type Expansion,
  matchesBelow,
  sortedOrder,
  type VisibleRows,
  visibleRows,
} from "@/lib/organizations/tree-view";
import { countedOrder, matrixOrder } from "./counted-order";
import type { PacksModel } from "./packs-model";
import { packFilterOf, type PacksParams } from "../inventory/addresses/packs-address";

/** The rows that a filter and the open branches let through. */
export interface ShownRows {
  /** What the filter lets through. */
  readonly matches: PackMatches;
  /** How many accounts match in each subtree; undefined without a filter. */
  readonly matching: Uint32Array | undefined;
  /** What the filter lets through of each pack below each root and OU. */
  readonly counts: UnitCounts;
  readonly expansion: Expansion;
  readonly rows: VisibleRows;
}

/** What follows from the snapshots and the URL, on the server and in the browser. */
export interface DerivedView extends ShownRows {
  readonly params: PacksParams;
  readonly model: PacksModel;
  /** What the matrix is sorted by. */
  readonly order: SortOrder<string>;
}

/** Deeper than any organization: Organizations allows five levels of OUs. */
const EVERYTHING = 99;

/** Derives the view of a URL. */
export function derivedView(model: PacksModel, params: PacksParams): DerivedView {
  const columns = model.packs.meta.packs.map(({ name }) => name);
  const order = countedOrder(params, columns);
  return { params, model, order, ...shownRows(model, shownFilter(params), params, order) };
}

/** The filter of the view: the view by cause shows failures alone. */
export function shownFilter(params: PacksParams): PackFilter {
  const filter = packFilterOf(params, params.pack);
  return params.view === "causes" ? { ...filter, onlyFailed: true } : filter;
}

/** Derives the rows alone. */
export function shownRows(
  { placed, counts }: PacksModel,
  filter: PackFilter,
  branches: Branches,
  order?: SortOrder<string>,
): ShownRows {
  const { tree } = placed;
  const filtered = !isEmptyPackFilter(filter);
  const matches = matchesPackFilter(placed, filter);
  const matching = filtered ? matchesBelow(tree, matches.nodes) : undefined;
  // A matrix of OUs alone would be another page: the accounts are what one came for.
  const expansion = expansionOf(tree, { ...branches, depth: branches.depth ?? EVERYTHING }, filtered);
  const shown = filtered ? unitCounts(placed, countedTest(placed, matches, filter)) : counts;
  const compare = order && matrixOrder(placed, shown, order);
  return {
    matches,
    matching,
    counts: shown,
    expansion,
    rows: visibleRows(tree, expansion, compare && sortedOrder(tree, compare), matching),
  };
}
