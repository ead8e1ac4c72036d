"use client";

import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import type { TargetId } from "@/lib/core/identifiers";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { RunSummary } from "@/lib/runs/run";
import { fetchWhenIdle } from "@/components/ui/later/idle-fetching";
import { later } from "@/components/ui/later/later";
import { PanelPlace } from "@/components/ui/panel/panel-place";
import { AbsentTarget } from "../absent-target";
import type { AssignmentRuns } from "../assignment/use-assignment-runs";
import type { DraftHandle } from "../assignment/use-assignment-draft";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";

const AssignmentPanel = later(
  async () => (await import("../assignment/assignment-panel")).AssignmentPanel,
  <PanelPlace />,
);
const ProgressPanel = later(
  async () => (await import("../assignment/progress/progress-panel")).ProgressPanel,
  <PanelPlace />,
);
const TargetPanel = later(async () => (await import("./target-panel")).TargetPanel, <PanelPlace />);
// The shapes of what it asks for as soon as it opens: loading their code in that moment would delay its first frame.
fetchWhenIdle(() => import("@/lib/activity/activity"));
fetchWhenIdle(() => import("@/lib/inventory/snapshot/changes/history"));
fetchWhenIdle(() => import("@/lib/aws-config/compliance/trend/trend-series"));

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
