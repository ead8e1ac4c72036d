import {
  BatchGetConfigurationPolicyAssociationsCommand,
  CreateConfigurationPolicyCommand,
  CreateFindingAggregatorCommand,
  DeleteConfigurationPolicyCommand,
  DeleteFindingAggregatorCommand,
  DescribeOrganizationConfigurationCommand,
  DisableOrganizationAdminAccountCommand,
  EnableOrganizationAdminAccountCommand,
  GetConfigurationPolicyAssociationCommand,
  GetConfigurationPolicyCommand,
  GetFindingAggregatorCommand,
  ListConfigurationPoliciesCommand,
  ListConfigurationPolicyAssociationsCommand,
  ListFindingAggregatorsCommand,
  ListOrganizationAdminAccountsCommand,
  paginateListConfigurationPolicyAssociations,
  type Policy,
  type SecurityHubClient,
  StartConfigurationPolicyAssociationCommand,
  StartConfigurationPolicyDisassociationCommand,
  UpdateConfigurationPolicyCommand,
  UpdateFindingAggregatorCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { namedWorld } from "../world/named-world";
import { documentWith, hubClient, hubClientOf } from "./testing/wire";

// The same seed makes the same ids whatever the time, so this world has the ids of the sandbox's world.
const world = namedWorld("small", { now: Date.UTC(2026, 10, 21) });
const administratorId = world.defaultCaller;
const managementId = world.organization?.managementAccountId ?? "";
const rootId = world.organization?.rootId ?? "";
const unitId = idOf(world.organizationalUnits.values(), "Workloads");
const accountId = idOf(world.accounts.values(), "log-archive");
const baselineId = idOf(world.securityHub.policies.values(), "org-baseline");

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

describe("policies over the wire", () => {
  it("are created, read, changed, listed and deleted", async () => {
    const created = await hub.send(
      new CreateConfigurationPolicyCommand({
        Name: "wire",
        Description: "Made by the SDK.",
        ConfigurationPolicy: documentWith(14),
        Tags: { owner: "security" },
      }),
    );
    expect(created).toMatchObject({ Name: "wire", ConfigurationPolicy: documentWith(14) });
    expect(created.CreatedAt).toBeInstanceOf(Date);
    const { Arn: arn, Id: id } = created;

    // The ARN contains a slash: it has to survive the path.
    await hub.send(
      new UpdateConfigurationPolicyCommand({ Identifier: arn, ConfigurationPolicy: documentWith(16) }),
    );
    const read = await hub.send(new GetConfigurationPolicyCommand({ Identifier: arn }));
    expect(read).toMatchObject({
      Id: id,
      Description: "Made by the SDK.",
      ConfigurationPolicy: documentWith(16),
    });

    const listed = await hub.send(new ListConfigurationPoliciesCommand({ MaxResults: 100 }));
    expect(listed.ConfigurationPolicySummaries).toHaveLength(10);
    expect(
      listed.ConfigurationPolicySummaries?.filter(({ ServiceEnabled }) => ServiceEnabled === false),
    ).toHaveLength(1);

    await hub.send(new DeleteConfigurationPolicyCommand({ Identifier: id }));
    await expect(hub.send(new GetConfigurationPolicyCommand({ Identifier: id }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("are refused with the exceptions the SDK knows", async () => {
    const disabling: Policy = { SecurityHub: { ServiceEnabled: false } };
    await expect(
      hub.send(new CreateConfigurationPolicyCommand({ Name: "a name", ConfigurationPolicy: disabling })),
    ).rejects.toMatchObject({ name: "InvalidInputException", $metadata: { httpStatusCode: 400 } });
    await expect(
      hub.send(
        new CreateConfigurationPolicyCommand({ Name: "org-baseline", ConfigurationPolicy: disabling }),
      ),
    ).rejects.toMatchObject({ name: "ResourceConflictException", $metadata: { httpStatusCode: 409 } });
  });
});

describe("associations over the wire", () => {
  it("are started, settle on the clock, and are taken back", async () => {
    const start = { ConfigurationPolicyIdentifier: baselineId, Target: { RootId: rootId } };
    const started = await hub.send(new StartConfigurationPolicyAssociationCommand(start));
    expect(started).toMatchObject({ TargetId: rootId, TargetType: "ROOT", AssociationStatus: "PENDING" });
    expect(started.UpdatedAt).toBeInstanceOf(Date);
    expect(await statusOf(unitId)).toBe("PENDING");

    await advance(60_000);
    // The management account has no Security Hub.
    expect(await statusOf(rootId)).toBe("FAILED");
    const answer = await hub.send(
      new GetConfigurationPolicyAssociationCommand({ Target: { RootId: rootId } }),
    );
    expect(answer.AssociationStatusMessage).toMatch(
      /^Policy association failed because \d+ organizational units or accounts/,
    );

    await hub.send(new StartConfigurationPolicyDisassociationCommand(start));
    await expect(
      hub.send(new GetConfigurationPolicyAssociationCommand({ Target: { RootId: rootId } })),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("can be self-managed", async () => {
    const start = { ConfigurationPolicyIdentifier: SELF_MANAGED, Target: { AccountId: accountId } };
    await hub.send(new StartConfigurationPolicyAssociationCommand(start));
    const input = { Filters: { ConfigurationPolicyId: SELF_MANAGED, AssociationStatus: "PENDING" as const } };
    const listed = await hub.send(new ListConfigurationPolicyAssociationsCommand(input));
    expect(listed.ConfigurationPolicyAssociationSummaries).toMatchObject([
      { ConfigurationPolicyId: SELF_MANAGED, TargetId: accountId, AssociationType: "APPLIED" },
    ]);
  });

  it("are read many at a time, and what cannot be is named", async () => {
    const unknown = { AccountId: "999999999999" };
    const answer = await hub.send(
      new BatchGetConfigurationPolicyAssociationsCommand({
        ConfigurationPolicyAssociationIdentifiers: [
          { Target: { AccountId: accountId } },
          { Target: unknown },
        ],
      }),
    );
    expect(answer.ConfigurationPolicyAssociations).toMatchObject([
      { TargetId: accountId, TargetType: "ACCOUNT" },
    ]);
    expect(answer.UnprocessedConfigurationPolicyAssociations).toMatchObject([
      { ConfigurationPolicyAssociationIdentifiers: { Target: unknown }, ErrorCode: "404" },
    ]);
  });

  it("are listed page by page with the SDK's own paginator", async () => {
    const ids: unknown[] = [];
    for await (const page of paginateListConfigurationPolicyAssociations({ client: hub, pageSize: 3 }, {})) {
      ids.push(...(page.ConfigurationPolicyAssociationSummaries ?? []).map(({ TargetId }) => TargetId));
    }
    expect(ids.sort()).toEqual([...world.securityHub.associations.keys()].sort());
    await expect(
      hub.send(new ListConfigurationPolicyAssociationsCommand({ NextToken: "bm90IGEgdG9rZW4" })),
    ).rejects.toMatchObject({ name: "InvalidInputException" });
  });

  it("are refused to a member, to the management account and in another Region", async () => {
    const notAdministrator = expect.stringContaining(
      "Must be a Security Hub delegated administrator with Central Configuration enabled",
    ) as unknown;
    const callers = [
      { caller: await hubClientOf(sandbox, accountId), message: notAdministrator },
      { caller: await hubClientOf(sandbox, managementId), message: notAdministrator },
      {
        caller: hubClient(sandbox, { region: "eu-central-1" }),
        message: "Central Configuration APIs can only be called from the aggregation region",
      },
    ];
    for (const { caller, message } of callers) {
      await expect(caller.send(new ListConfigurationPolicyAssociationsCommand({}))).rejects.toMatchObject({
        name: "AccessDeniedException",
        message,
        $metadata: { httpStatusCode: 403 },
      });
      caller.destroy();
    }
  });
});

describe("the organization's configuration over the wire", () => {
  it("can be built from nothing: administrator, aggregator, central configuration", async () => {
    const found = await hub.send(new ListFindingAggregatorsCommand({}));
    const FindingAggregatorArn = found.FindingAggregators?.[0]?.FindingAggregatorArn;
    expect(await hub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }))).toMatchObject({
      FindingAggregationRegion: "eu-west-1",
      RegionLinkingMode: "ALL_REGIONS",
    });
    await hub.send(new DeleteFindingAggregatorCommand({ FindingAggregatorArn }));
    expect(await configuration()).toMatchObject({ ConfigurationType: "LOCAL", Status: "ENABLED" });

    const management = await hubClientOf(sandbox, managementId);
    const AdminAccountId = administratorId;
    await management.send(new DisableOrganizationAdminAccountCommand({ AdminAccountId }));
    expect((await management.send(new ListOrganizationAdminAccountsCommand({}))).AdminAccounts).toEqual([]);
    await management.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId }));
    expect((await management.send(new ListOrganizationAdminAccountsCommand({}))).AdminAccounts).toEqual([
      { AccountId: administratorId, Status: "ENABLED" },
    ]);
    management.destroy();

    const central = {
      AutoEnable: false,
      OrganizationConfiguration: { ConfigurationType: "CENTRAL" as const },
    };
    await expect(hub.send(new UpdateOrganizationConfigurationCommand(central))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    const aggregator = await hub.send(
      new CreateFindingAggregatorCommand({
        RegionLinkingMode: "SPECIFIED_REGIONS",
        Regions: ["eu-central-1"],
      }),
    );
    const updated = await hub.send(
      new UpdateFindingAggregatorCommand({
        FindingAggregatorArn: aggregator.FindingAggregatorArn,
        RegionLinkingMode: "NO_REGIONS",
      }),
    );
    expect(updated.RegionLinkingMode).toBe("NO_REGIONS");

    await hub.send(new UpdateOrganizationConfigurationCommand(central));
    expect(await configuration()).toMatchObject({ ConfigurationType: "CENTRAL", Status: "PENDING" });
    await advance(60_000);
    expect(await configuration()).toMatchObject({ ConfigurationType: "CENTRAL", Status: "ENABLED" });
    const policies = await hub.send(new ListConfigurationPoliciesCommand({}));
    expect(policies.ConfigurationPolicySummaries).toEqual([]);
  });

  it("is refused to members with 401, and so are their aggregators", async () => {
    const member = await hubClientOf(sandbox, accountId);
    await expect(member.send(new DescribeOrganizationConfigurationCommand({}))).rejects.toMatchObject({
      name: "InvalidAccessException",
      message: `Account ${accountId} is not an administrator for this organization`,
      $metadata: { httpStatusCode: 401 },
    });
    const create = new CreateFindingAggregatorCommand({ RegionLinkingMode: "NO_REGIONS" });
    await expect(member.send(create)).rejects.toMatchObject({
      name: "InvalidInputException",
      $metadata: { httpStatusCode: 401 },
    });
    member.destroy();
  });
});

async function advance(advanceMs: number): Promise<void> {
  const body = JSON.stringify({ advanceMs });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${sandbox.url}/_sandbox/clock`, { method: "POST", headers, body });
  expect(response.ok).toBe(true);
}

async function configuration(): Promise<unknown> {
  return (await hub.send(new DescribeOrganizationConfigurationCommand({}))).OrganizationConfiguration;
}

async function statusOf(targetId: string): Promise<string | undefined> {
  const Target = targetId.startsWith("r-") ? { RootId: targetId } : { OrganizationalUnitId: targetId };
  return (await hub.send(new GetConfigurationPolicyAssociationCommand({ Target }))).AssociationStatus;
}

function idOf(things: Iterable<{ readonly id: string; readonly name: string }>, name: string): string {
  const found = [...things].find((thing) => thing.name === name);
  if (found === undefined) throw new Error(`The small world has no ${name}.`);
  return found.id;
}
