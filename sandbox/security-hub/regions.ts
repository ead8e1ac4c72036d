import { z } from "zod";
import table from "./data/regions.json";

const Table = z.object({
  regions: z.array(z.object({ code: z.string(), partition: z.string(), optIn: z.boolean() })),
  otherPartitions: z.record(z.string(), z.array(z.string())),
});

const { regions, otherPartitions } = Table.parse(table);
const optIn = new Set(regions.filter((region) => region.optIn).map((region) => region.code));

/** The Region codes of a partition; empty for a partition that the table does not know. */
export function regionsOf(partition: string): readonly string[] {
  if (partition === "aws") return regions.map((region) => region.code);
  return otherPartitions[partition] ?? [];
}

/** Regions introduced since 2019-03-20 must be opted into and can be linked, but can never be the home Region. */
export function isOptInRegion(region: string): boolean {
  return optIn.has(region);
}
