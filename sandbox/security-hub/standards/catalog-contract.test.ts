import {
  DescribeHubCommand,
  DescribeStandardsCommand,
  GetSecurityControlDefinitionCommand,
  paginateListSecurityControlDefinitions,
  type SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { afterEach, beforeEach, expect, it } from "vitest";
import { namedWorld } from "../../world/named-world";
import { type Sandbox, startSandbox } from "../../start-sandbox";
import { hubClient } from "../testing/wire";

const { defaultCaller: administratorId } = namedWorld("small", { now: Date.UTC(2026, 10, 21) });

let sandbox: Sandbox;
let hub: SecurityHubClient;
const defects: string[] = [];

beforeEach(async () => {
  defects.length = 0;
  sandbox = await startSandbox({ world: "small", settleMs: "manual", log: (line) => defects.push(line) });
  hub = hubClient(sandbox);
});

afterEach(async () => {
  hub.destroy();
  await sandbox.close();
  expect(defects, "every answer is valid against the service model").toEqual([]);
});

it("answers the hub, standards and controls", async () => {
  const { HubArn } = await hub.send(new DescribeHubCommand({}));
  expect(HubArn).toBe(`arn:aws:securityhub:eu-west-1:${administratorId}:hub/default`);
  const { Standards } = await hub.send(new DescribeStandardsCommand({}));
  expect(Standards).toHaveLength(12);
  const ids: unknown[] = [];
  for await (const page of paginateListSecurityControlDefinitions({ client: hub }, {})) {
    ids.push(...(page.SecurityControlDefinitions ?? []).map(({ SecurityControlId }) => SecurityControlId));
  }
  expect(ids).toHaveLength(28);
  for (const SecurityControlId of ids) {
    if (typeof SecurityControlId !== "string") continue;
    const answer = await hub.send(new GetSecurityControlDefinitionCommand({ SecurityControlId }));
    expect(answer.SecurityControlDefinition?.SecurityControlId).toBe(SecurityControlId);
  }
});
