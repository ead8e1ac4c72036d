import type { Figures } from "@/lib/core/figures";
import { packStatuses } from "./model";
import type { PackColumns, PackSnapshot } from "./pack-snapshot";

/** Rows of all packs by what their status comes to: each is one pack in one account. */
export interface DeploymentCounts {
  readonly failed: number;
  readonly inProgress: number;
  readonly successful: number;
}

/** Counts the rows of one pack. */
export function deploymentsOf({ status }: PackColumns): DeploymentCounts {
  const byCode = new Uint32Array(packStatuses.length + 1);
  for (const code of status) byCode[code] = (byCode[code] ?? 0) + 1;
  const sum = (ending: string) =>
    packStatuses.reduce(
      (total, each, index) => total + (each.endsWith(ending) ? (byCode[index + 1] ?? 0) : 0),
      0,
    );
  return { failed: sum("_FAILED"), inProgress: sum("_IN_PROGRESS"), successful: sum("_SUCCESSFUL") };
}

/**
 * The packs in numbers, for comparing with the next time: how many there are, in how many of them something failed, and
 * what came of all deployments. Absent where not every list could be read.
 */
export function packFigures({ meta, columns }: PackSnapshot): Figures {
  if (meta.gaps.some(({ part }) => part === "packs" || part.includes("accounts of"))) return {};
  const each = columns.map(deploymentsOf);
  const sum = (of: (counts: DeploymentCounts) => number) =>
    each.reduce((total, counts) => total + of(counts), 0);
  return {
    packs: meta.packs.length,
    packsFailed: each.reduce((total, { failed }) => total + (failed > 0 ? 1 : 0), 0),
    failed: sum(({ failed }) => failed),
    inProgress: sum(({ inProgress }) => inProgress),
    successful: sum(({ successful }) => successful),
  };
}
