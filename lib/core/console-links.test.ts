import { expect, test } from "vitest";
import { consoleHost, securityHubConsoleUrl } from "./console-links";
import { partitionOf } from "./arn";

test.each([
  ["aws", "eu-west-1", "https://console.aws.amazon.com/"],
  ["aws-us-gov", "us-gov-west-1", "https://console.amazonaws-us-gov.com/"],
  ["aws-cn", "cn-north-1", "https://console.amazonaws.cn/"],
])("the console of %s is on its own host", (partition, region, start) => {
  const url = securityHubConsoleUrl({ partition, region });
  expect(url).toContain(start);
  expect(url).toContain(`region=${region}`);
});

test("a partition whose console is not known has no link", () => {
  expect(consoleHost("aws-iso")).toBeUndefined();
  expect(securityHubConsoleUrl({ partition: "aws-iso", region: "us-iso-east-1" })).toBeUndefined();
});

test("an ARN says its partition", () => {
  expect(partitionOf("arn:aws-cn:sts::111111111111:assumed-role/canopy/canopy")).toBe("aws-cn");
  expect(partitionOf("")).toBe("aws");
});
