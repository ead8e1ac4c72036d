import { KeptByKey } from "@/lib/core/kept-by-key";
import { countsOfRows } from "@/lib/aws-config/packs/pack-counts";
import { departedDeployments, packsMissing, packTotals } from "@/lib/aws-config/packs/pack-figures";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { orderOf } from "@/components/ui/rows/sort-order";
import { newestPackChange } from "@/lib/inventory/snapshot/newest-change";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { openState } from "@/lib/organizations/tree-view";
import { countedOrder } from "./counted-order";
import { derivedView } from "./derived-view";
import { matrixRowViews } from "../inventory/packs/matrix-row-view";
import { descendingFirst, orderedPacks } from "./columns/pack-columns";
import { packSources } from "./columns/pack-column";
import type { ListParams } from "./list-address";
import type { PacksFirstView } from "./packs-first-paint";
import { groupKey } from "../inventory/addresses/packs-address";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { packsModel } from "./packs-model";

/** A tall screen's worth; more would only make the page heavier. */
const ROWS = 32;

/** Laying the packs over the organization takes longer than all else of the page: it is done once for each view and version. */
const views = new KeptByKey<PacksFirstView>(50);

/** The first rows of the view that the URL asks for, by the same functions that the browser uses a moment later. */
export function packsFirstView(
  packs: PackSnapshot,
  organization: Snapshot | undefined,
  compliance: ComplianceSnapshot | undefined,
  params: ListParams,
  tags?: TagSnapshot | null,
): PacksFirstView {
  const versions = [packs, organization, compliance, tags].map((snapshot) => snapshot?.meta.version);
  return views.get(JSON.stringify([versions, tags === undefined, params]), () =>
    madeView(packs, organization, compliance, params, tags),
  );
}

/** All that it takes is in the key of `packsFirstView`. */
function madeView(
  packs: PackSnapshot,
  organization: Snapshot | undefined,
  compliance: ComplianceSnapshot | undefined,
  params: ListParams,
  tags: TagSnapshot | null | undefined,
): PacksFirstView {
  const order = orderOf(params, descendingFirst);
  const columns = packs.meta.packs.map(({ name }) => name);
  const shown = params.show === "compliance" ? (compliance ?? null) : undefined;
  const model =
    organization && packsModel(packs, organization, { compliance: shown, tags, groupBy: groupKey(params) });
  const complianceOf = model?.compliance && ((pack: number) => model.compliance?.counts(pack, 0));
  const view = {
    show: params.show,
    columns,
    matrixOrder: countedOrder(params, columns),
    view: params.view,
    takenAt: packs.meta.takenAt,
    changedAt: newestPackChange(packs),
    isReading: !packs.meta.complete,
    order,
    packs: orderedPacks(packSources(packs, complianceOf), order),
    missing: packsMissing(packs.meta),
    totals: packTotals(packs.columns.map(countsOfRows)),
  };
  if (organization === undefined || model === undefined)
    return { ...view, departed: 0, matrix: [], matrixRows: 0 };
  const departed = model.hasAllAccounts ? departedDeployments(model.placed) : 0;
  if (params.view !== "matrix") return { ...view, departed, matrix: [], matrixRows: 0 };
  const { rows, expansion, counts, compliance: cells } = derivedView(model, params);
  const rowView = matrixRowViews(model.placed, counts, cells);
  const { tree } = model.placed;
  return {
    ...view,
    departed,
    matrixRows: rows.rows.length,
    matrix: Array.from(rows.rows.subarray(0, ROWS), (node) => {
      return { node, row: rowView(node), expanded: openState(tree, expansion, node) };
    }),
  };
}
