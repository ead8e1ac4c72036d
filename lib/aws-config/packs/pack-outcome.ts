import { type PackStatus, packStatuses } from "./model";

/** What the nine statuses come to: the word behind CREATE, UPDATE or DELETE. */
export const packOutcomes = ["failed", "in-progress", "successful"] as const;
export type PackOutcome = (typeof packOutcomes)[number];

export function outcomeOf(status: PackStatus): PackOutcome {
  if (status.endsWith("_FAILED")) return "failed";
  return status.endsWith("_IN_PROGRESS") ? "in-progress" : "successful";
}

/** The statuses that come to an outcome, in the order of `packStatuses`. */
export const statusesOf: Readonly<Record<PackOutcome, readonly PackStatus[]>> = {
  failed: packStatuses.filter((status) => outcomeOf(status) === "failed"),
  "in-progress": packStatuses.filter((status) => outcomeOf(status) === "in-progress"),
  successful: packStatuses.filter((status) => outcomeOf(status) === "successful"),
};

/** The number that columns and cells hold for a status. */
export function codeOfStatus(status: PackStatus): number {
  return packStatuses.indexOf(status) + 1;
}

/** Whether a number from a column or a cell stands for one of the three statuses of failure. */
export function isFailedCode(code: number | undefined): boolean {
  const status = packStatuses[(code ?? 0) - 1];
  return status !== undefined && outcomeOf(status) === "failed";
}
