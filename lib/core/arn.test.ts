import { expect, test } from "vitest";
import { parseArn, partitionOf, partitionOfRegion } from "./arn";

test("an ARN has five parts and a resource, which may hold colons", () => {
  expect(parseArn("arn:aws-eusc:iam::444455556666:role/X")).toEqual({
    partition: "aws-eusc",
    service: "iam",
    region: "",
    accountId: "444455556666",
    resource: "role/X",
  });
  expect(parseArn("arn:aws:sns:eu-west-1:444455556666:topic:part")?.resource).toBe("topic:part");
});

test.each(["", "role/X", "arn", "arn:aws:iam", "arn::iam::1:role/X", "urn:aws:iam::1:role/X"])(
  "%j is no ARN",
  (text) => {
    expect(parseArn(text)).toBeUndefined();
    expect(partitionOf(text)).toBe("aws");
  },
);

test.each([
  ["eu-west-1", "aws"],
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["us-isob-east-1", "aws-iso-b"],
  ["us-iso-east-1", "aws-iso"],
  ["eusc-de-east-1", "aws-eusc"],
])("%s is a Region of %s", (region, partition) => {
  expect(partitionOfRegion(region)).toBe(partition);
});
