import { CreateOrganizationCommand, DeleteOrganizationCommand } from "@aws-sdk/client-organizations";
import {
  BatchGetSecurityControlsCommand,
  DescribeHubCommand,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  GetMembersCommand,
  ListConfigurationPolicyAssociationsCommand,
  ListStandardsControlAssociationsCommand,
  ListTagsForResourceCommand,
  paginateListMembers,
  type SecurityHubClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { textWith } from "../testing/text-with";

let sandbox: Sandbox;

afterEach(async () => {
  const { invalidResponses } = await sandboxControl(sandbox.url).calls();
  await sandbox.close();
  expect(invalidResponses).toBe(0);
});

const foundational =
  "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0";
const notSubscribed = { name: "InvalidAccessException", $metadata: { httpStatusCode: 401 } };

describe("a standalone account", () => {
  let hub: SecurityHubClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ empty: true });
    hub = (await sandboxClients(sandbox.url)).securityHub;
  });

  it("enables Security Hub with its default standards, and disables it", async () => {
    await expect(hub.send(new DescribeHubCommand({}))).rejects.toMatchObject(notSubscribed);
    await expect(hub.send(new DisableSecurityHubCommand({}))).rejects.toMatchObject(notSubscribed);
    await hub.send(new EnableSecurityHubCommand({ ControlFindingGenerator: "STANDARD_CONTROL" }));
    await expect(hub.send(new EnableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "ResourceConflictException",
    });
    expect(await hub.send(new DescribeHubCommand({}))).toMatchObject({
      HubArn: "arn:aws:securityhub:eu-west-1:123456789012:hub/default",
      ControlFindingGenerator: "STANDARD_CONTROL",
    });
    const { StandardsSubscriptions } = await hub.send(new GetEnabledStandardsCommand({}));
    expect(StandardsSubscriptions).toMatchObject([
      { StandardsArn: "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0" },
      {
        StandardsArn: foundational,
        StandardsSubscriptionArn:
          "arn:aws:securityhub:eu-west-1:123456789012:subscription/aws-foundational-security-best-practices/v/1.0.0",
        StandardsStatus: "READY",
      },
    ]);
    const one = { StandardsSubscriptionArns: [StandardsSubscriptions?.[1]?.StandardsSubscriptionArn ?? ""] };
    expect((await hub.send(new GetEnabledStandardsCommand(one))).StandardsSubscriptions).toHaveLength(1);
    expect(await hub.send(new GetAdministratorAccountCommand({}))).not.toHaveProperty("Administrator");
    await hub.send(new DisableSecurityHubCommand({}));
    await expect(hub.send(new DescribeHubCommand({}))).rejects.toMatchObject(notSubscribed);
  });

  it("enables it without standards and with tags, which can be changed on the hub's ARN", async () => {
    await hub.send(
      new EnableSecurityHubCommand({ EnableDefaultStandards: false, Tags: { team: "security" } }),
    );
    expect((await hub.send(new GetEnabledStandardsCommand({}))).StandardsSubscriptions).toEqual([]);
    const { HubArn: ResourceArn } = await hub.send(new DescribeHubCommand({}));
    await hub.send(new TagResourceCommand({ ResourceArn, Tags: { stage: "1" } }));
    await hub.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["team"] }));
    expect((await hub.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual({ stage: "1" });
    const foreign = { ResourceArn: "arn:aws:securityhub:eu-west-1:999999999999:hub/default" };
    await expect(hub.send(new ListTagsForResourceCommand(foreign))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("takes its hub into an organization and out of it", async () => {
    await hub.send(new EnableSecurityHubCommand({}));
    const { organizations } = await sandboxClients(sandbox.url);
    await organizations.send(new CreateOrganizationCommand({}));
    await expect(hub.send(new DescribeHubCommand({}))).resolves.toBeDefined();
    await organizations.send(new DeleteOrganizationCommand({}));
    await expect(hub.send(new DescribeHubCommand({}))).resolves.toBeDefined();
  });
});

describe("accounts under central configuration", () => {
  let administrator: SecurityHubClient;
  let administratorId: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ world: "enterprise", settleMs: "manual" });
    administrator = (await sandboxClients(sandbox.url)).securityHub;
    administratorId = (await sandboxControl(sandbox.url).world()).defaultCaller;
  });

  async function aGovernedMember(): Promise<string> {
    const { ConfigurationPolicyAssociationSummaries: rows = [] } = await administrator.send(
      new ListConfigurationPolicyAssociationsCommand({ Filters: { AssociationStatus: "SUCCESS" } }),
    );
    const found = rows.find(
      ({ TargetType, TargetId, ConfigurationPolicyId }) =>
        TargetType === "ACCOUNT" &&
        TargetId !== administratorId &&
        ConfigurationPolicyId !== "SELF_MANAGED_SECURITY_HUB",
    );
    return found?.TargetId ?? "";
  }

  it("are the administrator's members, those with Security Hub first", async () => {
    async function members(OnlyAssociated: boolean) {
      const statuses: (string | undefined)[] = [];
      for await (const { Members = [] } of paginateListMembers(
        { client: administrator },
        { OnlyAssociated },
      )) {
        expect(Members.length).toBeLessThanOrEqual(50);
        statuses.push(...Members.map(({ MemberStatus }) => MemberStatus));
      }
      return statuses;
    }
    const all = await members(false);
    expect(all).toHaveLength(1_199);
    expect(new Set(all)).toEqual(new Set(["Enabled", "Created", "AccountSuspended"]));
    expect(await members(true)).toEqual(all.filter((status) => status === "Enabled"));

    const memberId = await aGovernedMember();
    const answer = await administrator.send(
      new GetMembersCommand({ AccountIds: [memberId, "000000000000", administratorId] }),
    );
    expect(answer.Members).toMatchObject([{ AccountId: memberId, AdministratorId: administratorId }]);
    expect(answer.UnprocessedAccounts).toMatchObject([
      { AccountId: "000000000000" },
      { AccountId: administratorId },
    ]);
  });

  it("know their administrator and cannot leave it", async () => {
    const accountId = await aGovernedMember();
    const member = (await sandboxClients(sandbox.url, { accountId })).securityHub;
    expect((await member.send(new GetAdministratorAccountCommand({}))).Administrator).toEqual({
      AccountId: administratorId,
      MemberStatus: "Enabled",
    });
    await expect(member.send(new DisableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: textWith("central configuration policy"),
    });
    await expect(administrator.send(new DisableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "InvalidAccessException",
    });
  });

  it("have the standards and controls of their policy", async () => {
    const accountId = await aGovernedMember();
    const member = (await sandboxClients(sandbox.url, { accountId })).securityHub;
    const { StandardsSubscriptions = [] } = await member.send(new GetEnabledStandardsCommand({}));
    expect(StandardsSubscriptions.map(({ StandardsArn }) => StandardsArn)).toContain(foundational);
    const { SecurityControls, UnprocessedIds } = await member.send(
      new BatchGetSecurityControlsCommand({ SecurityControlIds: ["ACM.1", "Nothing.1"] }),
    );
    expect(SecurityControls).toMatchObject([
      {
        SecurityControlId: "ACM.1",
        SecurityControlArn: `arn:aws:securityhub:eu-west-1:${accountId}:security-control/ACM.1`,
        SecurityControlStatus: "ENABLED",
        Parameters: { daysToExpiration: { ValueType: textWith(/CUSTOM|DEFAULT/) } },
      },
    ]);
    expect(UnprocessedIds).toMatchObject([{ SecurityControlId: "Nothing.1", ErrorCode: "NOT_FOUND" }]);
    const { StandardsControlAssociationSummaries = [] } = await member.send(
      new ListStandardsControlAssociationsCommand({ SecurityControlId: "ACM.1" }),
    );
    expect(StandardsControlAssociationSummaries).toContainEqual(
      expect.objectContaining({ StandardsArn: foundational, AssociationStatus: "ENABLED" }),
    );
  });
});
