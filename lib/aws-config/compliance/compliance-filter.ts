import { complianceTypes } from "./model";

/** What a cell of compliance can be filtered by: AWS's outcomes, and what stands where there is none. Codes count from 1 in this order. */
export const complianceFilters = [...complianceTypes, "NOT_EVALUATED", "NOT_COVERED", "NOT_READ"] as const;
export type ComplianceFilter = (typeof complianceFilters)[number];

/** What the number of a cell stands for; undefined for an account without the pack. */
export function complianceFilterOf(code: number): ComplianceFilter | undefined {
  return complianceFilters[code - 1];
}

/** By code whether a cell is wanted; undefined where none is chosen. */
export function wantedCompliance(filters: readonly ComplianceFilter[]): Uint8Array | undefined {
  if (filters.length === 0) return undefined;
  const wanted = new Uint8Array(complianceFilters.length + 1);
  for (const filter of filters) wanted[complianceFilters.indexOf(filter) + 1] = 1;
  return wanted;
}
