"use client";

import { OrganizationId } from "@/lib/core/identifiers";
import type { Snapshot } from "@/lib/inventory/snapshot";
import { AssignmentPanel } from "./assignment/assignment-panel";
import type { AssignmentRun } from "./assignment/assignment-run";
import { ProgressPanel } from "./assignment/progress-panel";
import type { AssignmentRuns } from "./assignment/use-assignment-runs";
import type { DraftHandle } from "./assignment/use-assignment-draft";
import { PanelFrame } from "./panel-frame";
import { TargetPanel } from "./target-panel";
import type { OrganizationView } from "./use-organization-view";
import type { PendingWatch } from "./use-pending-watch";

interface OrganizationPanelProps {
  readonly view: OrganizationView;
  readonly snapshot: Snapshot;
  readonly draft: DraftHandle;
  readonly runs: AssignmentRuns;
  readonly watch: PendingWatch;
  readonly onAssign: (nodes: readonly number[]) => void;
  readonly onOpen: (node: number) => void;
  readonly onClose: () => void;
  readonly onConfirmed: (run: AssignmentRun) => void;
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
  const { params, openNode } = view;
  const closeToTarget = () => (params.target === null ? onClose() : view.go({ panel: "target" }));
  if (params.panel === "assignments") {
    return <ProgressPanel runs={runs} view={view} watch={watch} onOpen={onOpen} onClose={closeToTarget} />;
  }
  if (params.panel === "assign") {
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
  const isOrganizationId = OrganizationId.safeParse(params.target).success;
  const root = view.governed.tree.ids[0];
  const isIncomplete = !snapshot.meta.complete || snapshot.meta.gaps.length > 0;
  return (
    <PanelFrame
      title={isOrganizationId ? "This is the organization's id" : "Not in this organization"}
      onClose={onClose}
    >
      {isOrganizationId && (
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          <code className="font-mono text-12">{params.target}</code> names the organization. A target is its
          root, whose id begins with r-, an OU (ou-) or an account (twelve digits).
          {root !== undefined && (
            <>
              {" "}
              The root is <code className="font-mono text-12">{root}</code>.
            </>
          )}
        </p>
      )}
      {!isOrganizationId && (
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          Nothing in this snapshot has the id <code className="font-mono text-12">{params.target}</code>. The
          account or OU may have left the organization, or it is newer than the snapshot: collect the
          organization again to be sure.
          {isIncomplete && " Not everything could be read, so it may be there all the same."}
        </p>
      )}
    </PanelFrame>
  );
}
