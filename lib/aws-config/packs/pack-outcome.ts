import { type PackStatus, packStatuses } from "./model";

/**
 * What the nine statuses come to. DELETE_SUCCESSFUL is not a deployment: the account no longer has the pack.
 * See https://docs.aws.amazon.com/config/latest/APIReference/API_OrganizationConformancePackDetailedStatus.html.
 */
export const packOutcomes = ["failed", "in-progress", "deployed", "deleted"] as const;
export type PackOutcome = (typeof packOutcomes)[number];

/** Undefined for a status that Canopy doesn't know. */
export function outcomeOf(status: PackStatus): PackOutcome | undefined {
  if (status === "UNKNOWN") return undefined;
  if (status.endsWith("_FAILED")) return "failed";
  if (status.endsWith("_IN_PROGRESS")) return "in-progress";
  return status === "DELETE_SUCCESSFUL" ? "deleted" : "deployed";
}

/** The statuses that come to an outcome, in the order of `packStatuses`. */
export const statusesOf: Readonly<Record<PackOutcome, readonly PackStatus[]>> = {
  failed: packStatuses.filter((status) => outcomeOf(status) === "failed"),
  "in-progress": packStatuses.filter((status) => outcomeOf(status) === "in-progress"),
  deployed: packStatuses.filter((status) => outcomeOf(status) === "deployed"),
  deleted: packStatuses.filter((status) => outcomeOf(status) === "deleted"),
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
