import { z } from "zod";
import { regionsOf } from "../regions";
import table from "../data/securityhub-standards.json";

const Table = z.object({ standards: z.array(z.object({ name: z.string(), arnTemplate: z.string() })) });
const { standards } = Table.parse(table);

/** AWS's sample of DescribeStandards marks these two. */
const enabledByDefault = new Set([
  "AWS Foundational Security Best Practices",
  "CIS AWS Foundations Benchmark v1.2.0",
]);

/** A security standard as the partition and Region have it. */
export interface Standard {
  readonly arn: string;
  readonly name: string;
  readonly enabledByDefault: boolean;
  /** Its ARN is the same in every Region. */
  readonly isRegionless: boolean;
  readonly provider: "AWS" | "Azure";
}

/** The standards offered in a Region, in the order in which AWS introduced their names. */
export function standardsOf(partition: string, region: string): readonly Standard[] {
  return standards.map(({ name, arnTemplate }) => ({
    name,
    arn: arnTemplate.replace("{partition}", partition).replace("{region}", region),
    enabledByDefault: enabledByDefault.has(name),
    provider: "AWS",
    isRegionless: !arnTemplate.includes("{region}"),
  }));
}

/**
 * Whether the ARN is that of a standard in the partition, whichever of its Regions it names: policies hold for all of
 * them. Only CIS 1.2.0 is without a Region.
 */
export function isStandardArn(partition: string, arn: string): boolean {
  const region = arn.split(":")[3] ?? "";
  const offered = standardsOf(partition, region).find((standard) => standard.arn === arn);
  if (offered === undefined) return false;
  return region === "" ? offered.isRegionless : regionsOf(partition).includes(region);
}

/** The ARN of the same standard in another Region. */
export function inRegion(arn: string, region: string): string {
  const parts = arn.split(":");
  return parts[3] === "" ? arn : [...parts.slice(0, 3), region, ...parts.slice(4)].join(":");
}
