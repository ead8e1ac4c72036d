import {
  BatchGetConfigurationPolicyAssociationsCommand,
  BatchGetSecurityControlsCommand,
  CreateConfigurationPolicyCommand,
  CreateFindingAggregatorCommand,
  DeleteConfigurationPolicyCommand,
  DeleteFindingAggregatorCommand,
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  DescribeSecurityHubV2Command,
  DescribeStandardsCommand,
  DisableOrganizationAdminAccountCommand,
  DisableSecurityHubCommand,
  EnableOrganizationAdminAccountCommand,
  EnableSecurityHubCommand,
  GetAdministratorAccountCommand,
  GetConfigurationPolicyAssociationCommand,
  GetConfigurationPolicyCommand,
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  GetMembersCommand,
  GetSecurityControlDefinitionCommand,
  ListFindingAggregatorsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  ListStandardsControlAssociationsCommand,
  ListTagsForResourceCommand,
  paginateListConfigurationPolicies,
  paginateListConfigurationPolicyAssociations,
  paginateListSecurityControlDefinitions,
  type SecurityHubClient,
  StartConfigurationPolicyAssociationCommand,
  StartConfigurationPolicyDisassociationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateConfigurationPolicyCommand,
  UpdateFindingAggregatorCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  ListRootsCommand,
  MoveAccountCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serviceModels } from "./protocol/service-model";
import { SandboxState } from "./sandbox-state";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { sandboxClients } from "./testing/sandbox-clients";
import { sandboxControl } from "./testing/sandbox-control";
import { textWith } from "./testing/text-with";

/** From an empty account to central configuration and back, with the real SDK and nothing else. */
describe("central configuration of an organization of one's own", () => {
  let sandbox: Sandbox;
  let control: ReturnType<typeof sandboxControl>;

  beforeEach(async () => {
    sandbox = await startSandbox({ empty: true, settleMs: "manual" });
    control = sandboxControl(sandbox.url);
  });

  afterEach(() => sandbox.close());

  async function buildOrganization() {
    const { organizations } = await sandboxClients(sandbox.url);
    await organizations.send(new CreateOrganizationCommand({}));
    const { Roots = [] } = await organizations.send(new ListRootsCommand({}));
    const rootId = Roots[0]?.Id ?? "";
    const { OrganizationalUnit } = await organizations.send(
      new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "Workloads" }),
    );
    async function account(AccountName: string): Promise<string> {
      const Email = `${AccountName}@example.com`;
      const { CreateAccountStatus } = await organizations.send(
        new CreateAccountCommand({ AccountName, Email }),
      );
      await control.advance(60_000);
      const status = await organizations.send(
        new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
      );
      return status.CreateAccountStatus?.AccountId ?? "";
    }
    const administratorId = await account("security");
    const memberId = await account("payments");
    const unitId = OrganizationalUnit?.Id ?? "";
    await organizations.send(
      new MoveAccountCommand({ AccountId: memberId, SourceParentId: rootId, DestinationParentId: unitId }),
    );
    return { rootId, unitId, administratorId, memberId };
  }

  async function settle(): Promise<void> {
    await control.advance(24 * 60 * 60 * 1000);
  }

  async function statusOf(hub: SecurityHubClient, AccountId: string) {
    return hub.send(new GetConfigurationPolicyAssociationCommand({ Target: { AccountId } }));
  }

  it("answers every operation of Security Hub's model, always within the model", async () => {
    const { rootId, unitId, administratorId, memberId } = await buildOrganization();
    const management = (await sandboxClients(sandbox.url)).securityHub;
    await management.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: administratorId }));
    const { AdminAccounts } = await management.send(new ListOrganizationAdminAccountsCommand({}));
    expect(AdminAccounts).toMatchObject([{ AccountId: administratorId, Status: "ENABLED" }]);

    const hub = (await sandboxClients(sandbox.url, { accountId: administratorId })).securityHub;
    const subscribed = await hub.send(new DescribeHubCommand({}));
    expect(subscribed.HubArn).toContain(administratorId);
    await expect(hub.send(new DescribeSecurityHubV2Command({}))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    const member = (await sandboxClients(sandbox.url, { accountId: memberId })).securityHub;
    await member.send(new EnableSecurityHubCommand({}));

    const created = await hub.send(new CreateFindingAggregatorCommand({ RegionLinkingMode: "NO_REGIONS" }));
    const { FindingAggregatorArn } = created;
    await hub.send(
      new UpdateFindingAggregatorCommand({
        FindingAggregatorArn,
        RegionLinkingMode: "SPECIFIED_REGIONS",
        Regions: ["eu-central-1"],
      }),
    );
    expect(await hub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }))).toMatchObject({
      FindingAggregationRegion: "eu-west-1",
      Regions: ["eu-central-1"],
    });
    expect((await hub.send(new ListFindingAggregatorsCommand({}))).FindingAggregators).toHaveLength(1);

    const central = {
      AutoEnable: false,
      OrganizationConfiguration: { ConfigurationType: "CENTRAL" as const },
    };
    await hub.send(new UpdateOrganizationConfigurationCommand(central));
    await settle();
    expect(await hub.send(new DescribeOrganizationConfigurationCommand({}))).toMatchObject({
      OrganizationConfiguration: { ConfigurationType: "CENTRAL", Status: "ENABLED" },
    });

    const { Standards = [] } = await hub.send(new DescribeStandardsCommand({}));
    const controls: string[] = [];
    for await (const page of paginateListSecurityControlDefinitions({ client: hub }, { MaxResults: 5 })) {
      for (const { SecurityControlId = "" } of page.SecurityControlDefinitions ?? [])
        controls.push(SecurityControlId);
    }
    const { SecurityControlDefinition } = await hub.send(
      new GetSecurityControlDefinitionCommand({ SecurityControlId: controls[0] }),
    );
    expect(SecurityControlDefinition?.SecurityControlId).toBe(controls[0]);

    const configuration = {
      SecurityHub: {
        ServiceEnabled: true,
        EnabledStandardIdentifiers: [Standards[0]?.StandardsArn ?? ""],
        SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: [] },
      },
    };
    const policy = await hub.send(
      new CreateConfigurationPolicyCommand({
        Name: "baseline",
        ConfigurationPolicy: configuration,
        Tags: { team: "security" },
      }),
    );
    await hub.send(
      new UpdateConfigurationPolicyCommand({ Identifier: policy.Arn, Description: "For everybody." }),
    );
    expect(await hub.send(new GetConfigurationPolicyCommand({ Identifier: policy.Arn }))).toMatchObject({
      Id: policy.Id,
      Description: "For everybody.",
    });
    await hub.send(new TagResourceCommand({ ResourceArn: policy.Arn, Tags: { stage: "1" } }));
    await hub.send(new UntagResourceCommand({ ResourceArn: policy.Arn, TagKeys: ["team"] }));
    expect((await hub.send(new ListTagsForResourceCommand({ ResourceArn: policy.Arn }))).Tags).toEqual({
      stage: "1",
    });
    for await (const page of paginateListConfigurationPolicies({ client: hub }, {})) {
      expect(page.ConfigurationPolicySummaries).toHaveLength(1);
    }

    const association = { ConfigurationPolicyIdentifier: policy.Id, Target: { RootId: rootId } };
    const started = await hub.send(new StartConfigurationPolicyAssociationCommand(association));
    expect(started).toMatchObject({
      AssociationStatus: "PENDING",
      AssociationType: "APPLIED",
      TargetType: "ROOT",
    });
    await settle();
    expect(await statusOf(hub, memberId)).toMatchObject({
      AssociationStatus: "SUCCESS",
      AssociationType: "INHERITED",
    });
    const own = {
      ConfigurationPolicyIdentifier: "SELF_MANAGED_SECURITY_HUB",
      Target: { OrganizationalUnitId: unitId },
    };
    await hub.send(new StartConfigurationPolicyAssociationCommand(own));
    expect(await statusOf(hub, memberId)).toMatchObject({
      ConfigurationPolicyId: "SELF_MANAGED_SECURITY_HUB",
    });
    const batch = await hub.send(
      new BatchGetConfigurationPolicyAssociationsCommand({
        ConfigurationPolicyAssociationIdentifiers: [
          { Target: { AccountId: memberId } },
          { Target: { RootId: rootId } },
        ],
      }),
    );
    expect(batch.ConfigurationPolicyAssociations).toHaveLength(2);
    const targets: string[] = [];
    for await (const page of paginateListConfigurationPolicyAssociations(
      { client: hub },
      { MaxResults: 2 },
    )) {
      for (const { TargetId = "" } of page.ConfigurationPolicyAssociationSummaries ?? [])
        targets.push(TargetId);
    }
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets).toContain(memberId);

    await expect(
      hub.send(new DeleteConfigurationPolicyCommand({ Identifier: policy.Id })),
    ).rejects.toMatchObject({
      name: "ResourceConflictException",
      $metadata: { httpStatusCode: 409 },
    });
    await hub.send(new StartConfigurationPolicyDisassociationCommand(own));
    await hub.send(new StartConfigurationPolicyDisassociationCommand(association));
    await hub.send(new DeleteConfigurationPolicyCommand({ Identifier: policy.Id }));
    const local = { AutoEnable: false, OrganizationConfiguration: { ConfigurationType: "LOCAL" as const } };
    await hub.send(new UpdateOrganizationConfigurationCommand(local));
    await hub.send(new DeleteFindingAggregatorCommand({ FindingAggregatorArn }));
    await management.send(new DisableOrganizationAdminAccountCommand({ AdminAccountId: administratorId }));

    await member.send(new ListMembersCommand({}));
    await member.send(new GetMembersCommand({ AccountIds: [memberId] }));
    await member.send(new GetAdministratorAccountCommand({}));
    await member.send(new GetEnabledStandardsCommand({}));
    await member.send(new BatchGetSecurityControlsCommand({ SecurityControlIds: controls }));
    await member.send(new ListStandardsControlAssociationsCommand({ SecurityControlId: controls[0] }));
    await member.send(new DisableSecurityHubCommand({}));
    const { byOperation, invalidResponses } = await control.calls();
    expect(invalidResponses).toBe(0);
    const called = Object.keys(byOperation).filter((name) => name.startsWith("securityhub:"));
    const modelled = Object.keys(serviceModels.securityhub.operations).map((name) => `securityhub:${name}`);
    expect(called.sort()).toEqual(modelled.sort());
  });

  it("is closed to every other account and Region", async () => {
    const { administratorId, memberId } = await buildOrganization();
    const management = (await sandboxClients(sandbox.url)).securityHub;
    await management.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: administratorId }));
    for (const options of [{ accountId: memberId }, { accountId: administratorId, region: "us-east-1" }]) {
      const { securityHub } = await sandboxClients(sandbox.url, options);
      const asked = securityHub.send(new GetConfigurationPolicyCommand({ Identifier: "policy" }));
      await expect(asked).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: textWith("Must be a Security Hub delegated administrator"),
        $metadata: { httpStatusCode: 403 },
      });
    }
  });
});

describe("the services of the sandbox", () => {
  it("offer what their models hold", () => {
    const state = new SandboxState({
      world: { empty: true },
      clock: "manual",
      throttle: false,
      log: () => undefined,
    });
    for (const service of ["config", "organizations", "securityhub", "sns", "sts"] as const) {
      expect(Object.keys(state.services[service]).sort()).toEqual(
        Object.keys(serviceModels[service].operations).sort(),
      );
    }
  });
});
