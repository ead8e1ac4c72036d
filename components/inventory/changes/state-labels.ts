import type { AggregatedRegions, AggregatorSource } from "@/lib/aws-config/aggregators/model";
import { countOf } from "@/lib/format/count";

export const kindLabels: Readonly<Record<AggregatorSource["kind"], string>> = {
  accounts: "individual accounts",
  organization: "the whole organization",
};

const SPELT_OUT = 6;

/** `eu-west-1, us-east-1`, or how many where they are many. */
export function regionsInWords(regions: AggregatedRegions): string {
  if (regions === "all") return "all current and future Regions";
  return regions.length <= SPELT_OUT ? regions.join(", ") : countOf(regions.length, "Region");
}
