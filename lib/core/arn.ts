/** The parts of an ARN, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. */
export interface Arn {
  /** `aws` outside China, GovCloud, the European Sovereign Cloud and the isolated clouds. */
  readonly partition: string;
  readonly service: string;
  /** Empty for what belongs to no Region. */
  readonly region: string;
  /** Empty for what belongs to no account. */
  readonly accountId: string;
  /** Everything behind the fifth colon. */
  readonly resource: string;
}

/** The parts of a text that has the form of an ARN; undefined for any other text. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || accountId === undefined)
    return undefined;
  if (resource.length === 0) return undefined;
  return { partition, service, region, accountId, resource: resource.join(":") };
}

/** The partition an ARN belongs to; `aws` where the text is no ARN. */
export function partitionOf(arn: string): string {
  return parseArn(arn)?.partition ?? "aws";
}

/** The partition a Region belongs to, by its code: `eusc-de-east-1` is of `aws-eusc`. */
export function partitionOfRegion(region: string): string {
  const [, partition] = partitionsByPrefix.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return partition ?? "aws";
}

/** As in `partitions.json` of the SDKs. */
const partitionsByPrefix: readonly (readonly [prefix: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["us-iso-", "aws-iso"],
  ["eu-isoe-", "aws-iso-e"],
  ["eusc-", "aws-eusc"],
];
