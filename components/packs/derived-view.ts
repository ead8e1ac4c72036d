import { type Branches, expansionOf } from "@/components/inventory/tree/branches";
import { type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
import {
  countedTest,
  isEmptyPackFilter,
  matchesPackFilter,
  type PackFilter,
  type PackMatches,
} from "@/lib/aws-config/packs/table/pack-filter";
import { type Expansion, matchesBelow, type VisibleRows, visibleRows } from "@/lib/organizations/tree-view";
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
}

/** Deeper than any organization: Organizations allows five levels of OUs. */
const EVERYTHING = 99;

/** Derives the view of a URL. */
export function derivedView(model: PacksModel, params: PacksParams): DerivedView {
  return { params, model, ...shownRows(model, shownFilter(params), params) };
}

/** The filter of the view: the view by cause shows failures alone. */
export function shownFilter(params: PacksParams): PackFilter {
  const filter = packFilterOf(params, params.pack);
  return params.view === "causes" ? { ...filter, onlyFailed: true } : filter;
}

/** Derives the rows alone. */
export function shownRows({ placed, counts }: PacksModel, filter: PackFilter, branches: Branches): ShownRows {
  const { tree } = placed;
  const filtered = !isEmptyPackFilter(filter);
  const matches = matchesPackFilter(placed, filter);
  const matching = filtered ? matchesBelow(tree, matches.nodes) : undefined;
  // A matrix of OUs alone would be another page: the accounts are what one came for.
  const expansion = expansionOf(tree, { ...branches, depth: branches.depth ?? EVERYTHING }, filtered);
  return {
    matches,
    matching,
    counts: filtered ? unitCounts(placed, countedTest(placed, matches, filter)) : counts,
    expansion,
    rows: visibleRows(tree, expansion, undefined, matching),
  };
}
