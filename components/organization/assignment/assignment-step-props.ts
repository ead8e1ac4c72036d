import type { Snapshot } from "@/lib/inventory/snapshot";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";
import type { DraftHandle } from "./use-assignment-draft";

/** What each step of the assignment form works with. */
export interface AssignmentStepProps {
  readonly view: OrganizationView;
  readonly snapshot: Snapshot;
  readonly handle: DraftHandle;
  readonly watch: PendingWatch;
  /** Nodes of the targets that are still in the organization. */
  readonly targets: readonly number[];
  readonly onOpen: (node: number) => void;
  readonly onClose: () => void;
}
