import type { World } from "../world/world";
import { regionsOf } from "./regions";

type Aggregator = NonNullable<World["securityHub"]["findingAggregator"]>;

/** The Regions whose findings and configuration follow the home Region, by the aggregator's linking mode. */
export function linkedRegions(partition: string, aggregator: Aggregator | undefined): ReadonlySet<string> {
  if (aggregator === undefined) return new Set();
  const { homeRegion, regions, regionLinkingMode } = aggregator;
  if (regionLinkingMode === "SPECIFIED_REGIONS") return new Set(regions);
  if (regionLinkingMode === "NO_REGIONS") return new Set();
  const left = new Set([
    homeRegion,
    ...(regionLinkingMode === "ALL_REGIONS_EXCEPT_SPECIFIED" ? regions : []),
  ]);
  return new Set(regionsOf(partition).filter((region) => !left.has(region)));
}
