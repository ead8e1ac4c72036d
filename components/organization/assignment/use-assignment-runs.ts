import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { governedOrganization } from "@/lib/inventory/snapshot/snapshot";
import { withAssociations } from "@/lib/inventory/snapshot/with-associations";
import { evaluationOf } from "@/lib/security-hub/governance/evaluation";
import type { OnAccepted, QueueState } from "./assignment-queue";
import { type AssignmentRun, type Outcome, outcomeCounts, withStates } from "./assignment-run";
import { acknowledgeRuns, addRun, assignmentRuns, updateRun } from "./assignment-runs";
import { tabQueue } from "./tab-queue";

export interface AssignmentRuns {
  /** In the order in which they were confirmed. */
  readonly runs: readonly AssignmentRun[];
  /** Where a run stands among those that are being sent: 0 for the one that is, -1 for one that is not sent now. */
  readonly placeOf: (run: AssignmentRun) => number;
  /** Whether another tab is sending the run. */
  readonly isElsewhere: (run: AssignmentRun) => boolean;
  /** Sends a confirmed assignment, behind those that are being sent. */
  readonly confirm: (run: AssignmentRun) => void;
  /** Sends what is in one of these states again, or for the first time. */
  readonly resume: (run: AssignmentRun, states: readonly Outcome["state"][]) => void;
  /** Takes out what has not been sent. */
  readonly cancelRest: (run: AssignmentRun) => void;
  readonly acknowledge: (runs: readonly AssignmentRun[]) => void;
}

const noRuns: readonly AssignmentRun[] = [];
const nothingQueued: QueueState = { queued: [], elsewhere: [] };

/** The confirmed assignments of this tab and what can be done with them; none during hydration. */
export function useAssignmentRuns(): AssignmentRuns {
  const runs = useSyncExternalStore(
    assignmentRuns.subscribe,
    () => assignmentRuns.get(),
    () => noRuns,
  );
  const { queued, elsewhere } = useSyncExternalStore(
    tabQueue.state.subscribe,
    () => tabQueue.state.get(),
    () => nothingQueued,
  );
  const onAccepted = useOnAccepted();
  return {
    runs,
    placeOf: ({ id }) => queued.indexOf(id),
    isElsewhere: ({ id }) => elsewhere.includes(id),
    confirm(run) {
      addRun(run);
      tabQueue.enqueue(run.id, onAccepted);
    },
    resume({ id }, states) {
      updateRun(id, (run) => withStates(run, states, "waiting"));
      tabQueue.enqueue(id, onAccepted);
    },
    cancelRest: ({ id }) => updateRun(id, (run) => withStates(run, ["waiting"], "cancelled")),
    acknowledge: (seen) => acknowledgeRuns(seen.map(({ id }) => id)),
  };
}

/** Whether calls of the run are still to be made. */
export function isUnsent(run: AssignmentRun): boolean {
  const { waiting, sending } = outcomeCounts(run);
  return waiting + sending > 0;
}

/** Writes AWS's answer into the snapshot on the screen, with everything below the target that it makes PENDING. */
function useOnAccepted(): OnAccepted {
  const client = useQueryClient();
  const { queryKey } = inventoryQueries.snapshot();
  return (targetId, association) => {
    const snapshot = client.getQueryData(queryKey);
    if (!snapshot) return [targetId];
    const { associations, cleared } = evaluationOf(governedOrganization(snapshot), targetId, association);
    client.setQueryData(queryKey, (current) => current && withAssociations(current, associations, cleared));
    return [...associations.map((each) => each.targetId), ...cleared];
  };
}
