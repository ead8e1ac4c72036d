/** The partition an ARN belongs to: its second part, `aws` outside China, GovCloud and the isolated clouds. */
export function partitionOf(arn: string): string {
  const [, partition] = arn.split(":");
  return partition === undefined || partition === "" ? "aws" : partition;
}
