import type { PackMark } from "@/lib/aws-config/compliance/trend/trend-series";
import { causeLabels } from "@/components/inventory/history/export-lines";

const partLabels: Readonly<Record<PackMark["what"][number], string>> = {
  deployed: "deployed",
  deleted: "deleted",
  parameters: "parameters",
  exclusions: "exclusions",
  delivery: "delivery bucket",
  "deployed-again": "template, or deployed again",
};

/** What of a pack was changed: `parameters and exclusions`. */
export function markParts({ what }: PackMark): string {
  return what.map((part) => partLabels[part]).join(" and ");
}

/** A change of a pack in one line: `PCI: exclusions, through Canopy, run 12`. */
export function markLabel(mark: PackMark): string {
  const { pack, cause, run } = mark;
  const by = cause === undefined ? [] : [causeLabels[cause].toLowerCase()];
  return [`${pack}: ${markParts(mark)}`, ...by, ...(run === undefined ? [] : [`run ${run.number}`])].join(
    ", ",
  );
}
