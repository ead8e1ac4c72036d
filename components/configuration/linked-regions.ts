import type { FindingAggregator } from "@/lib/security-hub/model";

/** Which Regions are linked to the home Region, as a sentence. */
export function linkedRegions({ regionLinkingMode, regions }: FindingAggregator): string {
  const list = regions.join(", ");
  switch (regionLinkingMode) {
    case "ALL_REGIONS":
      return "All current and future Regions are linked (ALL_REGIONS).";
    case "ALL_REGIONS_EXCEPT_SPECIFIED":
      return `All current and future Regions are linked except ${list} (ALL_REGIONS_EXCEPT_SPECIFIED).`;
    case "SPECIFIED_REGIONS":
      return `Linked are ${list} (SPECIFIED_REGIONS).`;
    case "NO_REGIONS":
      return "No other Region is linked (NO_REGIONS).";
    default:
      return list === "" ? regionLinkingMode : `${regionLinkingMode}: ${list}`;
  }
}
