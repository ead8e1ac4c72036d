import {
  DescribeConfigurationAggregatorsCommand,
  GetOrganizationConformancePackDetailedStatusCommand,
  PutConfigurationAggregatorCommand,
  PutOrganizationConformancePackCommand,
  paginateGetOrganizationConformancePackDetailedStatus,
} from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";

let sandbox: Sandbox;
let control: ReturnType<typeof sandboxControl>;
let clients: Awaited<ReturnType<typeof sandboxClients>>;

beforeAll(async () => {
  sandbox = await startSandbox({ world: "small", settleMs: "manual" });
  control = sandboxControl(sandbox.url);
});
beforeEach(async () => {
  await control.reset();
  clients = await sandboxClients(sandbox.url);
});
afterAll(() => sandbox.close());

const pack = { OrganizationConformancePackName: "Baseline" };
const aggregator = { ConfigurationAggregatorName: "mine" };

describe("what AWS Config refuses over the wire", () => {
  const accountIds = Array.from({ length: 1_001 }, (_, index) => String(100_000_000_000 + index));
  const source = { AccountIds: accountIds.slice(0, 1), AllAwsRegions: true };

  it.each([
    ["two account sources", { AccountAggregationSources: [source, source] }, "ValidationException"],
    [
      "a name of more than 256 characters",
      { ConfigurationAggregatorName: "a".repeat(257) },
      "ValidationException",
    ],
    [
      "more than 50 tags",
      { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `key-${index}`, Value: "" })) },
      "ValidationException",
    ],
    [
      "duplicate tag keys",
      { AccountAggregationSources: [source], Tags: ["a", "A"].map((Key) => ({ Key, Value: "" })) },
      "InvalidInput",
    ],
  ])("is an aggregator with %s", async (_what, input, name) => {
    const command = new PutConfigurationAggregatorCommand({ ...aggregator, ...input });
    await expect(clients.config.send(command)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is more than 1,000 excluded accounts, and a limit above 100", async () => {
    const put = new PutOrganizationConformancePackCommand({ ...pack, ExcludedAccounts: accountIds });
    await expect(clients.config.send(put)).rejects.toMatchObject({ name: "ValidationException" });
    const describe = new DescribeConfigurationAggregatorsCommand({ Limit: 101 });
    await expect(clients.config.send(describe)).rejects.toMatchObject({ name: "InvalidLimitException" });
  });

  it("is whatever a fault asks for: throttling, denial, any exception, an empty page with a token", async () => {
    const { config } = clients;
    const operation = "GetOrganizationConformancePackDetailedStatus";
    const named = { OrganizationConformancePackName: "Operational-Best-Practices-for-CIS-AWS-v1-4-Level2" };
    const get = () => config.send(new GetOrganizationConformancePackDetailedStatusCommand(named));
    await control.addFault({ operation, times: 1, fault: { kind: "throttle" } });
    await expect(get()).rejects.toMatchObject({ name: "ThrottlingException" });
    await control.addFault({ operation, times: 1, fault: { kind: "deny" } });
    await expect(get()).rejects.toMatchObject({ name: "AccessDeniedException" });
    const code = "NoSuchOrganizationConformancePackException";
    await control.addFault({ operation, times: 1, fault: { kind: "error", code } });
    await expect(get()).rejects.toMatchObject({ name: code });
    await control.addFault({ operation, times: 1, fault: { kind: "empty-page" } });
    const rows: unknown[] = [];
    const pages = paginateGetOrganizationConformancePackDetailedStatus(
      { client: config, pageSize: 100 },
      { ...named },
    );
    for await (const page of pages) rows.push(page.OrganizationConformancePackDetailedStatuses?.length);
    expect(rows).toEqual([0, 11]);
    expect((await control.calls()).byOperation[`config:${operation}`]).toEqual({ calls: 5, errors: 3 });
  });

  it.each([
    "InvalidParameterValueException",
    "LimitExceededException",
    "InvalidRoleException",
    "OrganizationAccessDeniedException",
    "NoAvailableOrganizationException",
    "OrganizationAllFeaturesNotEnabledException",
  ])("is %s of PutConfigurationAggregator, by a fault", async (code) => {
    await control.addFault({ operation: "PutConfigurationAggregator", fault: { kind: "error", code } });
    await expect(
      clients.config.send(new PutConfigurationAggregatorCommand(aggregator)),
    ).rejects.toMatchObject({
      name: code,
    });
  });
});
