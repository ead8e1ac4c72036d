import { useQueryStates } from "nuqs";
import { useNow } from "@/components/ui/clock";
import type { Snapshot } from "@/lib/inventory/snapshot";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { type Expansion, revealing, toggled, type VisibleRows } from "@/lib/organizations/tree-view";
import { isEmptyFilter } from "@/lib/security-hub/governance-filter";
import { branchChange, depthChange, expansionOf } from "./branches";
import {
  clearedFilter,
  filterOf,
  organizationParsers,
  type OrganizationParams,
  type ViewChange,
} from "./search-params";
import { governed, type Governed, matched, type Matched, rowsOf } from "./tree-model";
import { treeRowViews, type TreeRowView } from "./tree-row-view";
import { type UngovernedWord, ungovernedWord } from "./ungoverned-word";

export interface OrganizationView {
  readonly params: OrganizationParams;
  readonly governed: Governed;
  readonly matched: Matched;
  readonly expansion: Expansion;
  readonly rows: VisibleRows;
  readonly rowView: (node: number) => TreeRowView;
  readonly openNode: number | undefined;
  /** What it means that a target has no association. */
  readonly ungoverned: UngovernedWord;
  /** Epoch milliseconds, by the minute: nothing on the page is told more finely. */
  readonly nowMs: number;
  /** Changes the view in place: what one types or opens does not become a step of Back. */
  change: (change: ViewChange) => void;
  /** Changes the view as a step that Back undoes: another target, another filter by one click. */
  go: (change: ViewChange) => void;
  clearFilter: () => void;
  toggleBranch: (node: number) => void;
  /** Opens every branch above a depth and closes the others. */
  openToDepth: (depth: number) => void;
  /** Opens a node's panel and everything above it. */
  openTarget: (node: number) => void;
}

const MINUTE_MS = 60_000;

/** The URL and the snapshot, and everything that follows from the two. Pure derivations; the compiler keeps them. */
export function useOrganizationView(snapshot: Snapshot): OrganizationView {
  const [params, setParams] = useQueryStates(organizationParsers, {
    history: "replace",
    clearOnDefault: true,
  });
  const nowMs = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const nowSeconds = nowMs / 1000;
  const facts = governed(snapshot, nowSeconds);
  const { tree } = facts;
  const filter = filterOf(params);
  const matches = matched(facts, filter, nowSeconds);
  const filtered = !isEmptyFilter(filter);
  const expansion = expansionOf(tree, params, filtered);
  const rows = rowsOf(facts, matches, expansion, params);
  const rowView = treeRowViews(facts, snapshot.meta, nowSeconds);
  const openNode = params.target === null ? undefined : nodeLookup(tree)(params.target);

  return {
    params,
    governed: facts,
    matched: matches,
    expansion,
    rows,
    rowView,
    openNode,
    ungoverned: ungovernedWord(snapshot.meta),
    nowMs,
    change: (change) => void setParams(change),
    go: (change) => void setParams(change, { history: "push" }),
    clearFilter: () => void setParams(clearedFilter, { history: "push" }),
    toggleBranch: (node) => void setParams(branchChange(tree, toggled(expansion, node), filtered)),
    openToDepth: (depth) => void setParams(depthChange(depth, filtered)),
    openTarget: (node) =>
      void setParams(
        {
          target: tree.ids[node] ?? null,
          panel: null,
          // A node that the filter hides stays hidden: its panel opens all the same.
          ...(rows.rowOf[node] === -1 && branchChange(tree, revealing(tree, expansion, node), filtered)),
        },
        { history: "push" },
      ),
  };
}
