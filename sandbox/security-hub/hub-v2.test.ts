import { DescribeHubCommand, DescribeSecurityHubV2Command } from "@aws-sdk/client-securityhub";
import { afterEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";

let sandbox: Sandbox;

afterEach(async () => {
  const { invalidResponses } = await sandboxControl(sandbox.url).calls();
  await sandbox.close();
  expect(invalidResponses).toBe(0);
});

it("has no hub of the new Security Hub beside that of Security Hub CSPM, unless a policy enables it", async () => {
  sandbox = await startSandbox({ world: "small" });
  const { securityHub } = await sandboxClients(sandbox.url);
  await expect(securityHub.send(new DescribeHubCommand({}))).resolves.toHaveProperty("HubArn");
  await expect(securityHub.send(new DescribeSecurityHubV2Command({}))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    $metadata: { httpStatusCode: 404 },
  });
});

it("has one where a policy of the type SECURITYHUB_POLICY reaches the account", async () => {
  sandbox = await startSandbox({ world: "small", cspmPolicies: true });
  const { securityHub } = await sandboxClients(sandbox.url);
  const { HubV2Arn, SubscribedAt } = await securityHub.send(new DescribeSecurityHubV2Command({}));
  expect(HubV2Arn).toMatch(/^arn:aws:securityhub:eu-west-1:\d{12}:hubv2\//);
  expect(Date.parse(SubscribedAt ?? "")).not.toBeNaN();
});
