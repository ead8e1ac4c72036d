/** The partitions that a world can be in: commercial, GovCloud (US), China, European Sovereign Cloud. */
export const partitions = ["aws", "aws-us-gov", "aws-cn", "aws-eusc"] as const;

export type Partition = (typeof partitions)[number];

/** Where Security Hub is configured in a world that names no other Region. */
export const homeRegions = {
  aws: "eu-west-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-cn": "cn-north-1",
  "aws-eusc": "eusc-de-east-1",
} as const satisfies Readonly<Record<Partition, string>>;
