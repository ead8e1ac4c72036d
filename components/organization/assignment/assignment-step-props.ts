import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { OrganizationView } from "../use-organization-view";
import type { RunSummary } from "@/lib/runs/run";
import type { TargetId } from "@/lib/core/identifiers";
import type { DraftHandle } from "./use-assignment-draft";
import type { AssignmentRuns } from "./use-assignment-runs";

/** What each step of the assignment form works with. */
export interface AssignmentStepProps {
  readonly view: OrganizationView;
  readonly snapshot: Snapshot;
  readonly handle: DraftHandle;
  readonly runs: AssignmentRuns;
  /** Nodes of the targets that are still in the organization. */
  readonly targets: readonly number[];
  readonly onOpen: (node: number) => void;
  readonly onClose: () => void;
  /** The assignment to these targets was confirmed, and is a run now. */
  readonly onConfirmed: (run: RunSummary, targetIds: readonly TargetId[]) => void;
}
