import type { Figures } from "@/lib/core/figures";
import { countsOfRows, type PackCounts } from "./pack-counts";
import type { PackSnapshot } from "./pack-snapshot";

/**
 * The packs in numbers, for comparing with the next time: how many there are, in how many of them something failed, and
 * what came of all deployments. Absent where not every list could be read.
 */
export function packFigures({ meta, columns }: PackSnapshot): Figures {
  if (meta.gaps.some(({ part }) => part === "packs" || part.includes("accounts of"))) return {};
  const each = columns.map(countsOfRows);
  const sum = (of: (counts: PackCounts) => number) => each.reduce((total, counts) => total + of(counts), 0);
  return {
    packs: meta.packs.length,
    packsFailed: each.reduce((total, { failed }) => total + (failed > 0 ? 1 : 0), 0),
    failed: sum(({ failed }) => failed),
    inProgress: sum(({ inProgress }) => inProgress),
    successful: sum(({ successful }) => successful),
  };
}
