import {
  AttachPolicyCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribeEffectivePolicyCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  ListAccountsWithInvalidEffectivePolicyCommand,
  ListEffectivePolicyValidationErrorsCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  type OrganizationsClient,
  paginateListTargetsForPolicy,
  type PolicyType,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../start-sandbox";
import { sandboxClients } from "../../testing/sandbox-clients";
import { sandboxControl } from "../../testing/sandbox-control";
import { textWith } from "../../testing/text-with";

const managementAccountId = "123456789012";
const scp = "SERVICE_CONTROL_POLICY";
const cspm = "SECURITYHUB_CSPM_POLICY";
const fullAccessId = "p-FullAWSAccess";

let sandbox: Sandbox;
let client: OrganizationsClient;

afterEach(async () => {
  const { invalidResponses } = await sandboxControl(sandbox.url).calls();
  await sandbox.close();
  expect(invalidResponses).toBe(0);
});

async function targetsOf(PolicyId: string): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for await (const { Targets = [] } of paginateListTargetsForPolicy({ client }, { PolicyId }))
    ids.push(...Targets.map(({ TargetId }) => TargetId));
  return ids;
}

async function attachedTo(TargetId: string, Filter: PolicyType): Promise<(string | undefined)[]> {
  const { Policies = [] } = await client.send(new ListPoliciesForTargetCommand({ TargetId, Filter }));
  return Policies.map(({ Id }) => Id);
}

describe("the policies of an organization of one's own", () => {
  let rootId: string;
  let unitId: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ empty: true, settleMs: "manual" });
    client = (await sandboxClients(sandbox.url)).organizations;
    await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    rootId = Roots[0]?.Id ?? "";
    expect(Roots[0]?.PolicyTypes).toEqual([]);
    const unit = await client.send(
      new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "Workloads" }),
    );
    unitId = unit.OrganizationalUnit?.Id ?? "";
  });

  async function enable(PolicyType: PolicyType) {
    return client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }));
  }

  async function create(Name: string, Type: PolicyType, document: unknown): Promise<string> {
    const Content = typeof document === "string" ? document : JSON.stringify(document);
    const { Policy } = await client.send(new CreatePolicyCommand({ Name, Type, Content, Description: "" }));
    return Policy?.PolicySummary?.Id ?? "";
  }

  const enablement = (enable: object, disable: object = { "@@append": [] }) => ({
    cspm_enablement: { enable_in_regions: enable, disable_in_regions: disable },
  });

  it("enables a type, which attaches AWS's own policy to everything, and disables it again", async () => {
    expect(await attachedTo(rootId, scp)).toEqual([]);
    const enabled = await enable(scp);
    expect(enabled.Root).toMatchObject({ Id: rootId, PolicyTypes: [{ Type: scp, Status: "ENABLED" }] });
    await expect(enable(scp)).rejects.toMatchObject({ name: "PolicyTypeAlreadyEnabledException" });
    expect((await targetsOf(fullAccessId)).toSorted()).toEqual(
      [managementAccountId, rootId, unitId].toSorted(),
    );
    const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: fullAccessId }));
    expect(Policy?.PolicySummary).toMatchObject({ Name: "FullAWSAccess", AwsManaged: true, Type: scp });

    const disable = new DisablePolicyTypeCommand({ RootId: rootId, PolicyType: scp });
    expect((await client.send(disable)).Root?.PolicyTypes).toEqual([]);
    await expect(client.send(disable)).rejects.toMatchObject({ name: "PolicyTypeNotEnabledException" });
    expect(await targetsOf(fullAccessId)).toEqual([]);
    await expect(
      client.send(new EnablePolicyTypeCommand({ RootId: "r-0000", PolicyType: scp })),
    ).rejects.toMatchObject({ name: "RootNotFoundException" });
  });

  it("creates, changes, attaches, detaches and deletes a service control policy", async () => {
    await enable(scp);
    const id = await create("deny", scp, { Version: "2012-10-17", Statement: [] });
    const attachment = { PolicyId: id, TargetId: unitId };
    await client.send(new AttachPolicyCommand(attachment));
    await expect(client.send(new AttachPolicyCommand(attachment))).rejects.toMatchObject({
      name: "DuplicatePolicyAttachmentException",
    });
    expect((await attachedTo(unitId, scp)).toSorted()).toEqual([fullAccessId, id].toSorted());
    expect(await targetsOf(id)).toEqual([unitId]);
    await expect(client.send(new DeletePolicyCommand({ PolicyId: id }))).rejects.toMatchObject({
      name: "PolicyInUseException",
    });
    await client.send(new DetachPolicyCommand({ PolicyId: fullAccessId, TargetId: unitId }));
    await expect(client.send(new DetachPolicyCommand(attachment))).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    });
    await client.send(new AttachPolicyCommand({ PolicyId: fullAccessId, TargetId: unitId }));
    await client.send(new DetachPolicyCommand(attachment));
    await expect(client.send(new DetachPolicyCommand(attachment))).rejects.toMatchObject({
      name: "PolicyNotAttachedException",
    });

    const changed = await client.send(
      new UpdatePolicyCommand({ PolicyId: id, Name: "deny all", Description: "d" }),
    );
    expect(changed.Policy?.PolicySummary).toMatchObject({
      Name: "deny all",
      Description: "d",
      AwsManaged: false,
    });
    await expect(create("deny all", scp, { Statement: [] })).rejects.toMatchObject({
      name: "DuplicatePolicyException",
    });
    await client.send(new DeletePolicyCommand({ PolicyId: id }));
    await expect(client.send(new DescribePolicyCommand({ PolicyId: id }))).rejects.toMatchObject({
      name: "PolicyNotFoundException",
    });
    const { Policies } = await client.send(new ListPoliciesCommand({ Filter: scp }));
    expect(Policies).toMatchObject([{ Id: fullAccessId }]);
  });

  it("leaves AWS's own policies alone", async () => {
    await enable("RESOURCE_CONTROL_POLICY");
    const immutable = { name: "InvalidInputException", Reason: "IMMUTABLE_POLICY" };
    await expect(client.send(new DeletePolicyCommand({ PolicyId: fullAccessId }))).rejects.toMatchObject(
      immutable,
    );
    await expect(
      client.send(new UpdatePolicyCommand({ PolicyId: fullAccessId, Name: "mine" })),
    ).rejects.toMatchObject(immutable);
    await expect(
      client.send(new DetachPolicyCommand({ PolicyId: "p-RCPFullAWSAccess", TargetId: rootId })),
    ).rejects.toMatchObject({ Reason: "NON_DETACHABLE_POLICY" });
  });

  it("merges policies for Security Hub CSPM from the root to the account", async () => {
    const account = { TargetId: managementAccountId, PolicyType: cspm } as const;
    const missing = { name: "EffectivePolicyNotFoundException" };
    await expect(client.send(new DescribeEffectivePolicyCommand(account))).rejects.toMatchObject(missing);
    const policyId = await create("cspm", cspm, enablement({ "@@assign": ["eu-west-1"] }));
    await expect(
      client.send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: rootId })),
    ).rejects.toMatchObject({ name: "PolicyTypeNotEnabledException" });
    await enable(cspm);
    await client.send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: rootId }));
    const child = await create("more", cspm, enablement({ "@@append": ["eu-west-2"] }));
    await client.send(new AttachPolicyCommand({ PolicyId: child, TargetId: managementAccountId }));

    const { EffectivePolicy } = await client.send(new DescribeEffectivePolicyCommand(account));
    expect(EffectivePolicy).toMatchObject(account);
    expect(EffectivePolicy?.LastUpdatedTimestamp).toBeInstanceOf(Date);
    expect(JSON.parse(EffectivePolicy?.PolicyContent ?? "")).toEqual({
      cspm_enablement: { enable_in_regions: ["eu-west-1", "eu-west-2"], disable_in_regions: [] },
    });
    const own = await client.send(new DescribeEffectivePolicyCommand({ PolicyType: cspm }));
    expect(own.EffectivePolicy).toEqual(EffectivePolicy);
    await expect(
      client.send(new DescribeEffectivePolicyCommand({ ...account, TargetId: unitId })),
    ).rejects.toMatchObject({ name: "InvalidInputException", Reason: "TARGET_NOT_SUPPORTED" });
    await expect(
      client.send(new DescribeEffectivePolicyCommand({ ...account, TargetId: "000000000000" })),
    ).rejects.toMatchObject({ name: "TargetNotFoundException" });
  });

  it.each([
    ["no JSON", "{", "JSON"],
    ["no object", "[]", "JSON"],
    ["no enablement", {}, "cspm_enablement"],
    ["one list", { cspm_enablement: { enable_in_regions: { "@@assign": [] } } }, "disable_in_regions"],
    ["a value without an operator", enablement({ "@@assign": [] }, { regions: ["eu-west-1"] }), "regions"],
    ["an unknown operator", enablement({ "@@replace": [] }), "@@replace"],
    ["a word to append", enablement({ "@@append": "eu-west-1" }), "@@append"],
    ["a value beside keys", enablement({ "@@assign": [], more: { "@@assign": [] } }), "keys of its own"],
  ])("refuses a policy document with %s", async (_name, document, text) => {
    await expect(create("wrong", cspm, document)).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: textWith(text),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("refuses what the quotas and the model do not allow", async () => {
    await expect(create("long", scp, { Statement: ["x".repeat(5_200)] })).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "POLICY_CONTENT_LIMIT_EXCEEDED",
    });
    await enable(cspm);
    for (let number = 0; number < 10; number += 1) {
      const PolicyId = await create(`policy ${number}`, cspm, enablement({ "@@append": [] }));
      await client.send(new AttachPolicyCommand({ PolicyId, TargetId: unitId }));
    }
    const PolicyId = await create("eleventh", cspm, enablement({ "@@append": [] }));
    await expect(client.send(new AttachPolicyCommand({ PolicyId, TargetId: unitId }))).rejects.toMatchObject({
      Reason: "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    });
    await expect(
      client.send(new AttachPolicyCommand({ PolicyId, TargetId: "000000000000" })),
    ).rejects.toMatchObject({ name: "TargetNotFoundException" });
    // @ts-expect-error: a policy type that no model has
    await expect(client.send(new ListPoliciesCommand({ Filter: "NO_POLICY" }))).rejects.toMatchObject({
      name: "InvalidInputException",
      Reason: "INVALID_ENUM_POLICY_TYPE",
    });
  });
});

describe("a seeded world with policies for Security Hub", () => {
  let world: Awaited<ReturnType<ReturnType<typeof sandboxControl>["world"]>>;

  beforeEach(async () => {
    sandbox = await startSandbox({ world: "enterprise", cspmPolicies: true });
    client = (await sandboxClients(sandbox.url)).organizations;
    world = await sandboxControl(sandbox.url).world();
  });

  it("has both types enabled, a chain that merges, and one account whose effective policy is not valid", async () => {
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    expect(Roots[0]?.PolicyTypes?.map(({ Type }) => Type)).toEqual([scp, "SECURITYHUB_POLICY", cspm]);
    expect(await attachedTo(world.rootId, "SECURITYHUB_POLICY")).toEqual(["p-sandboxhub1"]);
    expect(await targetsOf("p-sandboxcspm1")).toMatchObject([textWith(/^ou-/)]);
    const [accountId = ""] = await targetsOf("p-sandboxcspm2");
    const effective = await client.send(
      new DescribeEffectivePolicyCommand({ PolicyType: cspm, TargetId: accountId }),
    );
    expect(JSON.parse(effective.EffectivePolicy?.PolicyContent ?? "")).toEqual({
      cspm_enablement: {
        enable_in_regions: ["ALL_SUPPORTED"],
        disable_in_regions: ["eu-central-1", "us-east-1"],
      },
    });

    const invalid = await client.send(
      new ListAccountsWithInvalidEffectivePolicyCommand({ PolicyType: cspm }),
    );
    expect(invalid.Accounts).toHaveLength(1);
    const AccountId = invalid.Accounts?.[0]?.Id;
    const errors = await client.send(
      new ListEffectivePolicyValidationErrorsCommand({ AccountId, PolicyType: cspm }),
    );
    expect(errors).toMatchObject({ AccountId, PolicyType: cspm, Path: textWith(`${AccountId ?? ""}/`) });
    expect(errors.EffectivePolicyValidationErrors).toMatchObject([
      {
        ErrorMessage: textWith("eu-west-9"),
        PathToError: "cspm_enablement/enable_in_regions",
        ContributingPolicies: ["p-sandboxcspm1", "p-sandboxcspm3"],
      },
    ]);
    const none = new ListAccountsWithInvalidEffectivePolicyCommand({ PolicyType: "TAG_POLICY" });
    await expect(client.send(none)).rejects.toMatchObject({ name: "EffectivePolicyNotFoundException" });
  });

  it("lets a member see its own effective policy only, and only the management account write", async () => {
    const [accountId = ""] = await targetsOf("p-sandboxcspm2");
    const member = (await sandboxClients(sandbox.url, { accountId })).organizations;
    const own = await member.send(new DescribeEffectivePolicyCommand({ PolicyType: cspm }));
    expect(own.EffectivePolicy?.TargetId).toBe(accountId);
    const denied = { name: "AccessDeniedException" };
    const other = { PolicyType: cspm, TargetId: world.managementAccountId } as const;
    await expect(member.send(new DescribeEffectivePolicyCommand(other))).rejects.toMatchObject(denied);
    await expect(member.send(new ListPoliciesCommand({ Filter: cspm }))).rejects.toMatchObject(denied);
    await expect(
      client.send(new DetachPolicyCommand({ PolicyId: "p-sandboxcspm2", TargetId: accountId })),
    ).rejects.toMatchObject(denied);
  });
});

it("has no such policies in a seeded world that does not ask for them", async () => {
  sandbox = await startSandbox({ world: "small" });
  client = (await sandboxClients(sandbox.url)).organizations;
  const { Roots = [] } = await client.send(new ListRootsCommand({}));
  expect(Roots[0]?.PolicyTypes).toEqual([{ Type: scp, Status: "ENABLED" }]);
  const { Policies } = await client.send(new ListPoliciesCommand({ Filter: cspm }));
  expect(Policies).toEqual([]);
});
