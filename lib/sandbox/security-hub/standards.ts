import { z } from "zod";
import table from "./data/securityhub-standards.json";

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
}

/** The standards offered in a Region, in the order in which AWS introduced their names. */
export function standardsOf(partition: string, region: string): readonly Standard[] {
  return standards.map(({ name, arnTemplate }) => ({
    name,
    arn: arnTemplate.replace("{partition}", partition).replace("{region}", region),
    enabledByDefault: enabledByDefault.has(name),
  }));
}

/** Whether the ARN is that of a standard in the partition, whichever Region it names: policies hold for all of them. */
export function isStandardArn(partition: string, arn: string): boolean {
  const region = arn.split(":")[3] ?? "";
  return standardsOf(partition, region).some((standard) => standard.arn === arn);
}
