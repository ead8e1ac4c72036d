import { type Branches, expansionOf } from "@/components/inventory/tree/branches";
import type { SortOrder } from "@/components/ui/rows/sort-order";
import { type UnitCompliance, unitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import type { PlacedCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import type { ShownCompliance } from "@/components/inventory/packs/matrix-row-view";
import { type CountedTest, type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
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
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { PackCell, type PlacedPacks } from "@/lib/aws-config/packs/table/placed-packs";
import { complianceOrder, countedOrder, matrixOrder } from "./counted-order";
import type { PacksModel } from "./packs-model";
import { type PackFace, packFilterOf, type PacksParams } from "../inventory/addresses/packs-address";

/** The rows that a filter and the open branches let through. */
export interface ShownRows {
  /** What the filter lets through. */
  readonly matches: PackMatches;
  /** How many accounts match in each subtree; undefined without a filter. */
  readonly matching: Uint32Array | undefined;
  /** What the filter lets through of each pack below each root and OU. */
  readonly counts: UnitCounts;
  /** Compliance below each root and OU likewise, where it is shown. */
  readonly compliance: ShownCompliance | undefined;
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
  return { params, model, order, ...shownRows(model, shownFilter(params), params, order, params.show) };
}

/** The filter of the view: the view by cause shows failures alone. */
export function shownFilter(params: PacksParams): PackFilter {
  const filter = packFilterOf(params, params.pack);
  return params.view === "causes" ? { ...filter, onlyFailed: true } : filter;
}

/** Derives the rows alone. */
export function shownRows(
  { placed, located, counts, compliance }: PacksModel,
  filter: PackFilter,
  branches: Branches,
  order?: SortOrder<string>,
  show: PackFace = "deployment",
): ShownRows {
  const { tree } = placed;
  const filtered = !isEmptyPackFilter(filter);
  const matches = inTree(matchesPackFilter(located, filter), located.tree, tree);
  const matching = filtered ? matchesBelow(tree, matches.nodes) : undefined;
  // A matrix of OUs alone would be another page: the accounts are what one came for.
  const expansion = expansionOf(tree, { ...branches, depth: branches.depth ?? EVERYTHING }, filtered);
  const isCounted = filtered ? countedTest(placed, matches, filter) : undefined;
  const shown = isCounted ? unitCounts(placed, isCounted) : counts;
  const shownCompliance =
    show === "compliance" ? filteredCompliance(placed, compliance, isCounted) : undefined;
  const compare =
    order &&
    (shownCompliance === undefined
      ? matrixOrder(placed, shown, order)
      : complianceOrder(placed, shownCompliance, order));
  return {
    matches,
    matching,
    counts: shown,
    compliance: shownCompliance,
    expansion,
    rows: visibleRows(tree, expansion, compare && sortedOrder(tree, compare), matching),
  };
}

/** The same accounts in another tree. */
function inTree(matches: PackMatches, from: OrgTree, to: OrgTree): PackMatches {
  if (from === to) return matches;
  const lookup = nodeLookup(from);
  return { ...matches, nodes: Uint8Array.from(to.ids, (id) => matches.nodes[lookup(id) ?? -1] ?? 0) };
}

function filteredCompliance(
  placed: PlacedPacks,
  compliance: PacksModel["compliance"],
  isCounted: CountedTest | undefined,
): ShownCompliance | undefined {
  if (compliance === undefined || isCounted === undefined) return compliance;
  return { placed: compliance.placed, counts: countedCompliance(placed, compliance.placed, isCounted) };
}

/** Counts of compliance of what a filter of deployments lets through; of everything where there is none. */
export function countedCompliance(
  { tree, cells }: PlacedPacks,
  compliance: PlacedCompliance,
  isCounted: CountedTest | undefined,
): UnitCompliance {
  return unitCompliance(
    tree,
    compliance,
    isCounted && ((pack, node) => isCounted(pack, node, cells[pack]?.[node] ?? PackCell.NoRow)),
  );
}
