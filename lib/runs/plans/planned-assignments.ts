import type { NewRun } from "../new-run";
import type { PlannedAssignment } from "./planned-accounts";

/** The assignments of a run, in the order in which they are made. */
export function assignmentsOf({ changes }: Pick<NewRun, "changes">): PlannedAssignment[] {
  return changes.flatMap((change) =>
    change.kind === "association"
      ? [
          {
            assignment: change.assignment,
            targetIds: change.targets.flatMap(({ targetIds }) => targetIds),
          },
        ]
      : [],
  );
}
