"use client";

import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import type { TargetId } from "@/lib/core/identifiers";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { RunSummary } from "@/lib/runs/run";
import { AbsentTarget } from "../absent-target";
import { AssignmentPanel } from "../assignment/assignment-panel";
import { ProgressPanel } from "../assignment/progress/progress-panel";
import type { AssignmentRuns } from "../assignment/use-assignment-runs";
import type { DraftHandle } from "../assignment/use-assignment-draft";
import { TargetPanel } from "./target-panel";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";

interface OrganizationPanelProps {
  readonly view: OrganizationView;
  readonly snapshot: Snapshot;
  readonly draft: DraftHandle;
  readonly runs: AssignmentRuns;
  readonly watch: PendingWatch;
  readonly onAssign: (nodes: readonly number[]) => void;
  readonly onOpen: (node: number) => void;
  readonly onClose: () => void;
  readonly onConfirmed: (run: RunSummary, targetIds: readonly TargetId[]) => void;
}

/** Whichever panel the URL asks for, or none. */
export function OrganizationPanel({
  view,
  snapshot,
  draft,
  runs,
  watch,
  onAssign,
  onOpen,
  onClose,
  onConfirmed,
}: OrganizationPanelProps) {
  const isEarlier = useIsEarlier();
  const { params, openNode } = view;
  const closeToTarget = () => (params.target === null ? onClose() : view.go({ panel: "target" }));
  if (params.panel === "assignments" && !isEarlier) {
    return <ProgressPanel runs={runs} view={view} watch={watch} onOpen={onOpen} onClose={closeToTarget} />;
  }
  if (params.panel === "assign" && !isEarlier) {
    return (
      <AssignmentPanel
        view={view}
        snapshot={snapshot}
        handle={draft}
        runs={runs}
        onOpen={onOpen}
        onClose={closeToTarget}
        onConfirmed={onConfirmed}
      />
    );
  }
  if (openNode !== undefined) {
    return (
      <TargetPanel
        key={view.governed.tree.ids[openNode]}
        node={openNode}
        view={view}
        snapshot={snapshot}
        onAssign={(preset) => {
          if (preset === undefined) return onAssign([openNode]);
          draft.begin(preset.targetIds, preset.choice);
          view.go({ panel: "assign" });
        }}
        onOpen={onOpen}
        onClose={onClose}
      />
    );
  }
  if (params.target === null) return null;
  return (
    <AbsentTarget
      target={params.target}
      rootId={view.governed.tree.ids[0]}
      meta={snapshot.meta}
      onClose={onClose}
    />
  );
}
