import { useMemo } from "react";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { type TagData, useTags } from "@/components/inventory/tags/use-tags";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import { inPlace, useAddress } from "@/components/ui/address/use-address";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { useNow } from "@/components/ui/clock";
import { useWarmUp } from "@/components/ui/use-warm-up";
import { usePlacedRecorders } from "@/components/inventory/recorders/use-placed-recorders";
import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { Snapshot, SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { namePlaces } from "@/lib/organizations/flat-rows";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import {
  type Expansion,
  revealing,
  toggled,
  type VisibleRows,
  visibleRows,
} from "@/lib/organizations/tree-view";
import {
  type GovernanceFilter,
  isEmptyFilter,
  noFilter,
} from "@/lib/security-hub/governance/governance-filter";
import { branchChange, depthChange, expansionOf } from "../inventory/tree/branches";
import {
  clearedFilter,
  filterOf,
  type OrganizationParams,
} from "../inventory/addresses/organization-address";
import { governed, type Governed, matched, type Matched } from "../inventory/tree/tree-model";
import { areTagsShown, type GridLayout, gridLayout, type ShownColumn } from "./tree/columns/tree-columns";
import { orderOf, rowsOf } from "./tree/shown-rows";
import { type TreeChange, type TreeParams, treeParsers } from "./tree/tree-address";
import { type RowContent, rowContents } from "./tree/row-content";
import { treeRowViews, type TreeRowView } from "../inventory/tree/tree-row-view";
import { type UngovernedWord, ungovernedWord } from "../inventory/ungoverned-word";

export interface OrganizationView {
  readonly params: TreeParams;
  readonly governed: Governed;
  /** The tags, where the view shows something of them. */
  readonly tags: TagData;
  readonly matched: Matched;
  readonly expansion: Expansion;
  readonly rows: VisibleRows;
  readonly layout: GridLayout;
  readonly rowView: (node: number) => TreeRowView;
  /** The row view as texts, made once as long as the snapshot and the minute are the same. */
  readonly rowContent: (node: number) => RowContent;
  readonly openNode: number | undefined;
  /** What it means that a target has no association. */
  readonly ungoverned: UngovernedWord;
  /** Epoch milliseconds, by the minute: the page shows no finer time. */
  readonly nowMs: number;
  /** Changes the view in place: what one types or opens does not become a step of Back. */
  change: (change: TreeChange) => void;
  /** Changes the view as a step that Back undoes: another target, another filter by one click. */
  go: (change: TreeChange) => void;
  /** Changes the view at once, in the place of the present step of Back, which must not be come back to. */
  replace: (change: TreeChange) => void;
  clearFilter: () => void;
  toggleBranch: (node: number) => void;
  /** Opens every branch above a depth and closes the others. */
  openToDepth: (depth: number) => void;
  /** Opens a node's panel and everything above it. */
  openTarget: (node: number) => void;
}

const MINUTE_MS = 60_000;
const unfolded = { depth: null, toggled: [], matchDepth: null, folded: [] };

/**
 * The URL and the snapshot, and everything that follows from the two. Pure derivations, each kept by itself: what stands
 * in one function the compiler keeps or makes anew together, and a keystroke must not sum up the organization.
 */
export function useOrganizationView(snapshot: Snapshot, switchedOn: SwitchedOn): OrganizationView {
  const [params, setParams] = useAddress(treeParsers, {
    history: "replace",
    clearOnDefault: true,
  });
  const layout = gridLayout(switchedOn, params);
  const nowMs = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const isEarlier = useIsEarlier();
  const tags = useTags(snapshot.tree, !isEarlier && areTagsShown(params, switchedOn));
  const facts = useGoverned(snapshot, nowMs, {
    recorders: useShownRecorders(snapshot, layout.columns, params),
    tags: tags.placed,
  });
  const { tree } = facts;
  useWarmUp(tree, () => {
    const found = matched(facts, { ...noFilter, text: "a" }, nowMs / 1000);
    visibleRows(tree, expansionOf(tree, unfolded, true), undefined, found.below);
    namePlaces(tree);
  });
  const filter = useFilter(params);
  const matches = useMatched(facts, filter, nowMs);
  const filtered = !isEmptyFilter(filter);
  const expansion = useExpansion(tree, params, filtered);
  const rows = useRows(facts, matches, expansion, params);
  const rowView = useRowView(facts, snapshot.meta, nowMs);
  const openNode = params.target === null ? undefined : nodeLookup(tree)(params.target);

  return {
    params,
    governed: facts,
    tags,
    matched: matches,
    expansion,
    rows,
    rowView,
    layout,
    rowContent: useRowContent(layout, facts, rowView, nowMs),
    openNode,
    ungoverned: ungovernedWord(snapshot.meta),
    nowMs,
    change: (change) => void setParams(change, inPlace),
    go: (change) => void setParams(change, { history: "push" }),
    replace: (change) => void setParams(change, { history: "replace" }),
    clearFilter: () => void setParams(clearedFilter, { history: "push" }),
    toggleBranch: (node) => void setParams(branchChange(tree, toggled(expansion, node), filtered), inPlace),
    openToDepth: (depth) => void setParams(depthChange(depth, filtered), inPlace),
    openTarget: (node) =>
      void setParams(
        {
          target: tree.ids[node] ?? null,
          panel: null,
          // A node that the filter hides stays hidden: its panel opens all the same. A list has no branches to open.
          ...(rows.rowOf[node] === -1 &&
            layout.role === "treegrid" &&
            branchChange(tree, revealing(tree, expansion, node), filtered)),
        },
        { history: "push" },
      ),
  };
}

function useGoverned(
  { tree, governance, meta }: Snapshot,
  nowMs: number,
  { recorders, tags }: { recorders: PlacedRecorders | undefined; tags: PlacedTags | undefined },
): Governed {
  const facts = useMemo(
    () => governed({ tree, governance, meta }, nowMs / 1000),
    [tree, governance, meta, nowMs],
  );
  return useMemo(
    () =>
      recorders === undefined && tags === undefined
        ? facts
        : { ...facts, ...(recorders && { recorders }), ...(tags && { tags }) },
    [facts, recorders, tags],
  );
}

/** Recorder coverage where a column or a filter shows it: it is fetched for these alone. */
function useShownRecorders(
  { tree, meta }: Snapshot,
  columns: readonly ShownColumn[],
  { recorder }: OrganizationParams,
): PlacedRecorders | undefined {
  const isWanted = recorder.length > 0 || columns.some(({ key }) => key === "recorder");
  return usePlacedRecorders(tree, meta.caller.region, { isWanted });
}

function useFilter({
  q,
  status,
  source,
  policy,
  state,
  kind,
  within,
  listed,
  cspm,
  recorder,
  cause,
  tag,
  view,
}: OrganizationParams): GovernanceFilter {
  return useMemo(
    () =>
      filterOf({ q, status, source, policy, state, kind, within, listed, cspm, recorder, cause, tag, view }),
    [q, status, source, policy, state, kind, within, listed, cspm, recorder, cause, tag, view],
  );
}

function useMatched(facts: Governed, filter: GovernanceFilter, nowMs: number): Matched {
  return useMemo(() => matched(facts, filter, nowMs / 1000), [facts, filter, nowMs]);
}

function useExpansion(
  tree: OrgTree,
  { depth, toggled: toggledIds, matchDepth, folded }: OrganizationParams,
  filtered: boolean,
): Expansion {
  return useMemo(
    () => expansionOf(tree, { depth, toggled: toggledIds, matchDepth, folded }, filtered),
    [tree, depth, toggledIds, matchDepth, folded, filtered],
  );
}

function useRows(
  facts: Governed,
  matches: Matched,
  expansion: Expansion,
  { sort, direction, view }: TreeParams,
): VisibleRows {
  // By itself: opening a branch, or a key in the filter, must not sort the organization anew.
  const order = useMemo(() => orderOf(facts, { sort, direction, view }), [facts, sort, direction, view]);
  return useMemo(
    () => rowsOf(facts, { view }, order, matches, expansion),
    [facts, view, order, matches, expansion],
  );
}

function useRowView(facts: Governed, meta: SnapshotMeta, nowMs: number): (node: number) => TreeRowView {
  return useMemo(() => treeRowViews(facts, meta, nowMs / 1000), [facts, meta, nowMs]);
}

function useRowContent(
  layout: GridLayout,
  facts: Governed,
  rowView: (node: number) => TreeRowView,
  nowMs: number,
): (node: number) => RowContent {
  return useMemo(() => rowContents(layout, facts, rowView, nowMs), [layout, facts, rowView, nowMs]);
}
