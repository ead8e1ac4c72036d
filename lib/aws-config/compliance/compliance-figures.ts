import type { Figures } from "@/lib/core/figures";
import { isPackRead } from "./table/placed-compliance";
import type { ComplianceColumns, ComplianceSnapshot } from "./table/compliance-snapshot";

/**
 * Compliance in numbers, for comparing with the next time: in how many accounts packs are compliant, are not, and have no
 * data, all packs together and by pack (`nonCompliant <name>`). Absent for packs that were not read.
 */
export function complianceFigures({ meta, columns }: ComplianceSnapshot): Figures {
  const figures: Record<string, number> = {};
  for (const [pack, { name }] of meta.packs.entries()) {
    const rows = columns[pack];
    if (rows === undefined || !isPackRead(meta, name)) continue;
    for (const [figure, count] of Object.entries(rowCounts(rows))) {
      figures[`${figure} ${name}`] = count;
      figures[figure] = (figures[figure] ?? 0) + count;
    }
  }
  return figures;
}

/** The rows of a pack by outcome, wherever their accounts are. */
function rowCounts({ type }: ComplianceColumns): Figures {
  const counts = [0, 0, 0, 0, 0];
  for (const code of type) counts[code] = (counts[code] ?? 0) + 1;
  const [, nonCompliant = 0, compliant = 0, insufficientData = 0] = counts;
  return { nonCompliant, compliant, insufficientData };
}
