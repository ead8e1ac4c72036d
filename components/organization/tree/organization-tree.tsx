"use client";

import { type MouseEvent, useRef, useState, useMemo } from "react";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { newestChange } from "@/lib/inventory/snapshot/newest-change";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { groupByCause } from "@/lib/security-hub/association-causes";
import { FailureNotice } from "@/components/failures/failure-notice";
import { DockedNotices } from "@/components/ui/notice-dock";
import { useAssign } from "../assignment/use-assign";
import { unsettledNodes } from "../assignment/affected";
import { useAcceptedPatch } from "../assignment/use-accepted-patch";
import { useAssignmentRuns } from "../assignment/use-assignment-runs";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { FilterBar } from "../filters/filter-bar";
import { FilterTokens } from "../filters/filter-tokens";
import { NothingMatches } from "@/components/inventory/nothing-matches";
import { OrganizationNotices } from "../organization-notices";
import { OrganizationPanel } from "../panel/organization-panel";
import {
  activeBelow,
  areRowsShown,
  clearedFilter,
  listedChange,
} from "@/components/inventory/addresses/organization-address";
import { accountsBelow, coverage, selectedNodes, targetIdsOf } from "./selection";
import { SelectionBar } from "../filters/selection-bar";
import { TargetListButton } from "../filters/target-list-button";
import { countOverruled } from "@/lib/security-hub/governance/overruled";
import { SummaryBar } from "../filters/summary-bar";
import type { GridPart } from "./columns/tree-column";
import type { FilterNames } from "./columns/tree-filter";
import { TreeGrid, type TreeGridHandle } from "./tree-grid";
import {
  type GridCommand,
  type GridFocus,
  visibleFocus,
  WHOLE_ROW,
} from "@/components/inventory/tree/tree-keyboard";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { useOrganizationView } from "../use-organization-view";
import { useOrganizationCommands } from "@/components/inventory/commands/organization-search";
import { usePendingWatch } from "../use-pending-watch";
import { useRowInSight } from "./use-row-in-sight";
import { useTreeShortcuts } from "./use-tree-shortcuts";
import { useTreeSelection } from "./use-tree-selection";
import { ViewPlace } from "@/components/ui/status/skeleton";
import { later } from "@/components/ui/later/later";

const AssignmentBar = later(async () => (await import("../assignment/assignment-bar")).AssignmentBar);
const PolicyToAssign = later(async () => (await import("../filters/policy-to-assign")).PolicyToAssign);
const CauseList = later(async () => (await import("../cause-list")).CauseList, <ViewPlace />);
const TagGroups = later(async () => (await import("../tag-groups")).TagGroups, <ViewPlace />);

/** The tree, or another view of it, with its summary bar, filters, selection and the panel beside it. */
export function OrganizationTree({
  snapshot,
  feed,
  switchedOn,
}: {
  snapshot: Snapshot;
  feed: ProgressFeed;
  switchedOn: SwitchedOn;
}) {
  const view = useOrganizationView(snapshot, switchedOn);
  const { layout } = view;
  // Each by itself: what calls a method of `view` would be made anew, and rendered, with everything that is in it.
  const { params, matched, rows, expansion, go, change, clearFilter, toggleBranch, openTarget } = view;
  const { tree, rollUp, governance, sources } = view.governed;
  const { selection, ...chosen } = useTreeSelection(tree);
  const [lastFocus, setFocus] = useState<GridFocus>({ node: view.openNode ?? 0, column: WHOLE_ROW });
  const focus = visibleFocus(tree, view.rows, lastFocus);
  const grid = useRef<TreeGridHandle>(null);
  const isEarlier = useIsEarlier();
  const { draft, policy, assign, planFailure } = useAssign(view);
  const runs = useAssignmentRuns();
  useAcceptedPatch(runs.runs);
  const watched = targetIdsOf(tree, [
    ...new Set(runs.runs.flatMap((run) => unsettledNodes(run, view.governed))),
  ]);
  const watch = usePendingWatch(snapshot, rows, watched);
  useTreeShortcuts(layout.role);
  useRowInSight(grid, view);

  function open(node: number) {
    setFocus({ node, column: WHOLE_ROW });
    openTarget(node);
  }

  useOrganizationCommands(tree, open);

  function showBelow(node: number, status: "failed" | "pending") {
    go(activeBelow(tree.ids[node] ?? null, status));
  }

  function onCommand(command: GridCommand): void {
    switch (command.do) {
      case "focus":
        return setFocus(command.focus);
      case "extend-selection":
        setFocus(command.focus);
        return chosen.choose([focus.node, command.focus.node], true);
      case "toggle-branch":
        return toggleBranch(command.node);
      case "toggle-selection":
        return chosen.toggle(command.node);
      case "select-all":
        return chosen.chooseAll(matched.matches);
      case "activate":
        return activate(command.focus);
    }
  }

  function activate({ node, column }: GridFocus): void {
    const part = layout.columns[column]?.part;
    const source = sources[node] ?? -1;
    if (part === "source" && source >= 0 && source !== node) return open(source);
    if (part === "failed-below" && rollUp(node).failed > 0) return showBelow(node, "failed");
    return open(node);
  }

  function onPart(part: GridPart | "row", node: number, event: MouseEvent): void {
    setFocus({ node, column: WHOLE_ROW });
    switch (part) {
      case "twisty":
        return toggleBranch(node);
      case "select":
        if (event.shiftKey) return chosen.extendTo(node, rows);
        if (event.altKey) return chosen.choose(accountsBelow(tree, node, matched.matches), true);
        return chosen.toggle(node);
      case "source":
        return open(sources[node] ?? node);
      case "failed-below":
        return showBelow(node, "failed");
      case "pending-below":
        return showBelow(node, "pending");
      default:
        return open(node);
    }
  }

  const names: FilterNames = {
    policies: governance.policies,
    hasOrganizationsPolicies: view.governed.attached.size > 0,
    ungoverned: view.ungoverned,
    tree,
  };
  const isByCause = params.view === "causes";
  const areRows = areRowsShown(params);
  const causes =
    isByCause || params.cause !== null
      ? groupByCause(tree, governance, view.governed.causeAt, matched.matches)
      : [];
  const allMatching = coverage(selection, matched.matches, matched.accounts + matched.units);
  const changedAt = useMemo(() => newestChange(snapshot), [snapshot]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 border-b px-4 py-1.5 sm:flex-nowrap">
        <SummaryBar
          total={rollUp(0)}
          overruled={countOverruled(tree, governance, view.governed.policyEffects, 0)}
          isReading={!snapshot.meta.complete}
          ungoverned={view.ungoverned}
          onFilter={(filter) => go({ ...clearedFilter, ...filter })}
        />
        {!isEarlier && <CollectionStatus takenAt={snapshot.meta.takenAt} changedAt={changedAt} feed={feed} />}
      </div>
      {!isEarlier && <OrganizationNotices snapshot={snapshot} feed={feed} following={watch.watching > 0} />}
      {planFailure !== undefined && (
        <DockedNotices>
          <FailureNotice failure={planFailure} consequence="The plan can't be opened in the form." />
        </DockedNotices>
      )}
      {params.assign !== null && !isEarlier && (
        <PolicyToAssign policy={policy} onCancel={() => go({ assign: null })} />
      )}
      <FilterBar
        params={params}
        names={names}
        columns={layout.columns}
        switchedOn={switchedOn}
        tree={tree}
        rows={rows}
        kept={matched.below}
        list={
          // What is chosen from a list of today need not have been there.
          !isEarlier && (
            <TargetListButton
              tree={tree}
              onSelect={chosen.replace}
              onFilter={(nodes) => go(listedChange(params, targetIdsOf(tree, nodes)))}
              onAssign={(nodes) => {
                chosen.replace(nodes);
                assign(nodes);
              }}
            />
          )
        }
        onChange={change}
        onOpenToDepth={view.openToDepth}
      />
      <FilterTokens
        params={params}
        tree={tree}
        names={names}
        matched={matched}
        causeWord={causes.find(({ key }) => key === params.cause)?.title}
        onChange={change}
        onClear={clearFilter}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {isByCause && (
            <CauseList
              facts={view.governed}
              causes={causes}
              region={snapshot.meta.caller.region}
              onShow={({ key }, unit) =>
                go({
                  view: null,
                  cause: key,
                  ...(unit !== undefined && { within: tree.ids[unit] ?? null }),
                  matchDepth: null,
                  folded: null,
                })
              }
              onOpen={open}
            />
          )}
          {params.view === "tags" && <TagGroups view={view} onSelect={chosen.replace} onOpen={open} />}
          {areRows && rows.rows.length === 0 && <NothingMatches onClear={clearFilter} />}
          {areRows && (
            <TreeGrid
              tree={tree}
              view={rows}
              expansion={expansion}
              layout={layout}
              rowContent={view.rowContent}
              matches={matched.matches}
              selection={selection}
              selectAll={allMatching}
              focus={focus}
              openNode={view.openNode}
              sort={params}
              onCommand={onCommand}
              onPart={onPart}
              onSort={change}
              onSelectAll={() => (allMatching === "all" ? chosen.clear() : chosen.chooseAll(matched.matches))}
              handle={grid}
            />
          )}
          <SelectionBar
            tree={tree}
            selection={selection}
            matches={matched.matches}
            onDeselect={(nodes) => chosen.choose(nodes, false)}
            onAssign={() => assign(selectedNodes(selection))}
            onAccountsBelow={() => chosen.replaceByAccounts(matched.matches)}
            onClear={chosen.clear}
          />
          {params.panel !== "assignments" && !isEarlier && (
            <AssignmentBar
              runs={runs}
              isTracking={watch.watching > 0}
              onShow={() => go({ panel: "assignments" })}
            />
          )}
        </div>
        <OrganizationPanel
          view={view}
          snapshot={snapshot}
          draft={draft}
          runs={runs}
          watch={watch}
          onAssign={assign}
          onOpen={open}
          onClose={() => {
            go({ target: null, panel: null });
            grid.current?.focus();
          }}
          onConfirmed={(run, targetIds) => {
            runs.begin(run);
            // What was confirmed is no longer selected: the next "Assign" is for other targets.
            const confirmed = new Set<string>(targetIds);
            chosen.choose(
              selectedNodes(selection).filter((node) => confirmed.has(tree.ids[node] ?? "")),
              false,
            );
            // Back does not return to a review that has been confirmed.
            view.replace({ panel: "assignments", assign: null });
          }}
        />
      </div>
    </>
  );
}
