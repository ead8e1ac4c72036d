import { KeptByKey } from "@/lib/core/kept-by-key";
import { newestChange } from "@/lib/inventory/snapshot/newest-change";
import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { placeTags } from "@/lib/organizations/tags/placed-tags";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { openState } from "@/lib/organizations/tree-view";
import { isEmptyFilter } from "@/lib/security-hub/governance/governance-filter";
import { countOverruled } from "@/lib/security-hub/governance/overruled";
import { expansionOf } from "@/components/inventory/tree/branches";
import type { FirstPaintView } from "./first-paint";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { filterOf } from "@/components/inventory/addresses/organization-address";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { areTagsShown, gridLayout } from "./columns/tree-columns";
import { rowContents } from "./row-content";
import { orderOf, rowsOf } from "./shown-rows";
import type { TreeParams } from "./tree-address";
import { treeRowViews } from "@/components/inventory/tree/tree-row-view";
import { ungovernedWord } from "@/components/inventory/ungoverned-word";

/** A tall screen's worth; more would only make the page heavier. */
const ROWS = 40;

/** Of many people who look at the same moment most look at the same: each view is made once a minute and version. */
const views = new KeptByKey<FirstPaintView>(50);

/** The first rows of the view that the URL asks for, by the same functions that the browser uses a moment later. */
export function firstPaintView(
  snapshot: Snapshot,
  params: TreeParams,
  switchedOn: SwitchedOn,
  nowSeconds: number,
  recorders: PlacedRecorders | undefined,
  tags?: TagSnapshot,
): FirstPaintView {
  const make = () => madeView(snapshot, params, switchedOn, nowSeconds, recorders, tags);
  // Recorders are placed anew for each request that shows them, and have no version here.
  if (recorders !== undefined) return make();
  const versions = [snapshot.meta.version, tags?.meta.version];
  return views.get(JSON.stringify([versions, nowSeconds, params, switchedOn]), make);
}

/** All that it takes is in the key of `firstPaintView`. */
function madeView(
  snapshot: Snapshot,
  params: TreeParams,
  switchedOn: SwitchedOn,
  nowSeconds: number,
  recorders: PlacedRecorders | undefined,
  tags: TagSnapshot | undefined,
): FirstPaintView {
  const bare = governed(snapshot, nowSeconds, recorders);
  const facts = areTagsShown(params, switchedOn) ? { ...bare, tags: placeTags(snapshot.tree, tags) } : bare;
  const filter = filterOf(params);
  const matches = matched(facts, filter, nowSeconds);
  const expansion = expansionOf(facts.tree, params, !isEmptyFilter(filter));
  const { rows } = rowsOf(facts, params, orderOf(facts, params), matches, expansion);
  const rowView = treeRowViews(facts, snapshot.meta, nowSeconds);
  const layout = gridLayout(switchedOn, params);
  const rowContent = rowContents(layout, facts, rowView, nowSeconds * 1000);
  const { sort, direction, view } = params;
  return {
    takenAt: snapshot.meta.takenAt,
    changedAt: newestChange(snapshot),
    isReading: !snapshot.meta.complete,
    total: facts.rollUp(0),
    overruled: countOverruled(facts.tree, facts.governance, facts.policyEffects, 0),
    ungoverned: ungovernedWord(snapshot.meta),
    rowCount: rows.length,
    order: { sort, direction, view },
    rows: Array.from(rows.subarray(0, ROWS), (node) => {
      const id = facts.tree.ids[node];
      const expanded = layout.role === "treegrid" ? openState(facts.tree, expansion, node) : undefined;
      return { node, id, content: rowContent(node), expanded };
    }),
  };
}
