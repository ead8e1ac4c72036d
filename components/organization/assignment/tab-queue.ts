import { associationMutations } from "@/lib/security-hub/client/mutations";
import { type AssignmentCall, createAssignmentQueue } from "./assignment-queue";
import { assignmentRuns, updateRun } from "./assignment-runs";

/** The queue of this tab; it goes on while other pages of Canopy are open. */
export const tabQueue = createAssignmentQueue({
  runs: assignmentRuns,
  update: updateRun,
  send: sendCall,
  exclusively,
});

async function sendCall({ operation, ...input }: AssignmentCall) {
  if (operation === "associate") return associationMutations.associate(input);
  return (await associationMutations.disassociate(input)).association;
}

/** A duplicated tab has a copy of the runs: the browser's lock lets one of the two send them. */
async function exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value | undefined> {
  // Browsers have locks in a secure context only.
  if (!("locks" in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : work()));
}
