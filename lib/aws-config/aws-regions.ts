import { z } from "zod";
import { Region } from "@/lib/core/identifiers";
import data from "./data/regions.json";

/** A Region in which AWS Config runs, as people know it. */
const AwsRegion = z.object({
  code: Region,
  /** `Europe (Ireland)`. */
  name: z.string(),
  partition: z.string(),
  /** Has to be enabled in an account before anything can be collected there. */
  optIn: z.boolean(),
});
export type AwsRegion = z.infer<typeof AwsRegion>;

const known = z.array(AwsRegion).parse(data.regions);

/** Regions of one part of the world. */
export interface RegionGroup {
  readonly area: string;
  readonly regions: readonly AwsRegion[];
}

/** The Regions of a partition by part of the world, both in alphabetical order. Regions newer than the list are not in it. */
export function regionGroups(partition: string): readonly RegionGroup[] {
  const groups = new Map<string, AwsRegion[]>();
  for (const region of known) {
    if (region.partition !== partition) continue;
    const area = areaOf(region.name);
    groups.set(area, [...(groups.get(area) ?? []), region]);
  }
  return [...groups]
    .map(([area, regions]) => ({ area, regions }))
    .sort((a, b) => a.area.localeCompare(b.area, "en"));
}

/** `Europe (Ireland)`; undefined for a Region that is newer than the list. */
export function regionName(code: string): string | undefined {
  return known.find((region) => region.code === code)?.name;
}

/** `US East (Ohio)` and `US West (Oregon)` are both in the US. */
function areaOf(name: string): string {
  const place = name.replace(/\s*\(.*/, "");
  return place.replace(/^(US|Canada) (East|West)$/, "$1");
}
